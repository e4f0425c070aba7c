import { at, range, sum } from './array.ts';
import { softmax } from './dense-network.ts';
import { add, type Matrix, transpose } from './matrix.ts';
import { standardized } from './normalization.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import type { TransformerShape } from './transformer-count.ts';
import { elementwise, times, total, type Vector } from './vector.ts';

/** An affine map, acting from the left on columns. */
interface Affine {
  readonly matrix: Matrix;
  readonly bias: Vector;
}

/** Gain and shift of a layer norm. */
interface Norm {
  readonly gain: Vector;
  readonly shift: Vector;
}

/** The weights of a causal pre-norm block: every number in it is a parameter. */
export interface Block {
  /** One for each head, d_k by d. */
  readonly queries: readonly Affine[];
  /** One for each key-value head, as the values. */
  readonly keys: readonly Affine[];
  readonly values: readonly Affine[];
  readonly output: Affine;
  readonly first: Affine;
  readonly second: Affine;
  readonly norms: readonly [Norm, Norm];
}

/** What the size of a block depends on. */
export type BlockShape = Pick<TransformerShape, 'width' | 'heads' | 'keyValueHeads' | 'ratio' | 'hasBiases'>;

/** A block with random weights; without biases these are empty lists. */
export function randomBlock(rng: Rng, { width, heads, keyValueHeads, ratio, hasBiases }: BlockShape): Block {
  const affine = (rows: number, columns: number): Affine => ({
    matrix: normalMatrix(rng, rows, columns),
    bias: hasBiases ? range(rows).map(rng.normal) : [],
  });
  const projections = (count: number) => range(count).map(() => affine(width / heads, width));
  const norm = (): Norm => ({ gain: range(width).map(rng.normal), shift: range(width).map(rng.normal) });
  return {
    queries: projections(heads),
    keys: projections(keyValueHeads),
    values: projections(keyValueHeads),
    output: affine(width, width),
    first: affine(ratio * width, width),
    second: affine(width, ratio * width),
    norms: [norm(), norm()],
  };
}

/** A matrix product that counts what it does. */
export interface CountedProduct {
  readonly multiply: (a: Matrix, b: Matrix) => Matrix;
  /** Multiplications and additions so far, two for each pair of numbers that meet. */
  readonly operations: () => number;
}

/** A fresh counter. */
export function countedProduct(): CountedProduct {
  let operations = 0;
  const meet = (x: number, y: number) => {
    operations += 2;
    return x * y;
  };
  const multiply = (a: Matrix, b: Matrix) => {
    const columns = transpose(b);
    return a.map((row) => columns.map((column) => sum(row.map((x, i) => meet(x, at(column, i))))));
  };
  return { multiply, operations: () => operations };
}

/** Keys and values of the tokens so far, one a row, for each key-value head. */
export interface KeyValueCache {
  readonly keys: readonly Matrix[];
  readonly values: readonly Matrix[];
}

/** The cache before the first token. */
export function emptyCache(block: Block): KeyValueCache {
  return { keys: block.keys.map(() => []), values: block.values.map(() => []) };
}

/** What a block makes of some more tokens. */
export interface BlockPass {
  /** One row for each new token. */
  readonly outputs: Matrix;
  readonly cache: KeyValueCache;
}

/** New tokens, one a row, through a block; each sees itself and all tokens before it, those in the cache included. */
export function throughBlock(block: Block, tokens: Matrix, { cache, product }: BlockContext): BlockPass {
  const map = ({ matrix, bias }: Affine, rows: Matrix) =>
    product.multiply(rows, transpose(matrix)).map((row) => (bias.length === 0 ? row : total(row, bias)));
  const inputs = normed(tokens, block.norms[0]);
  const grown: KeyValueCache = {
    keys: block.keys.map((key, g) => [...at(cache.keys, g), ...map(key, inputs)]),
    values: block.values.map((value, g) => [...at(cache.values, g), ...map(value, inputs)]),
  };
  const heads = block.queries.map((query, h) => {
    const group = Math.floor((h * block.keys.length) / block.queries.length);
    const memory = { keys: at(grown.keys, group), values: at(grown.values, group) };
    return lookedUp(map(query, inputs), memory, product);
  });
  const joined = tokens.map((_, i) => heads.flatMap((rows) => at(rows, i)));
  const between = add(tokens, map(block.output, joined));
  const hidden = map(block.first, normed(between, block.norms[1])).map((row) => row.map((a) => Math.max(0, a)));
  return { outputs: add(between, map(block.second, hidden)), cache: grown };
}

/** What stands before the new tokens, and the product to count with. */
export interface BlockContext {
  readonly cache: KeyValueCache;
  readonly product: CountedProduct;
}

/** What a block put out, and what it took. */
export interface CountedPass extends BlockPass {
  readonly operations: number;
}

/** All tokens through a block in one pass, from nothing. */
export function allAtOnce(block: Block, tokens: Matrix): CountedPass {
  const product = countedProduct();
  const pass = throughBlock(block, tokens, { cache: emptyCache(block), product });
  return { ...pass, operations: product.operations() };
}

/** The tokens one after the other, with the keys and values of those before them cached. */
export function oneByOne(block: Block, tokens: Matrix): CountedPass {
  const product = countedProduct();
  const start: BlockPass = { outputs: [], cache: emptyCache(block) };
  const pass = tokens.reduce(({ outputs, cache }, token) => {
    const next = throughBlock(block, [token], { cache, product });
    return { outputs: [...outputs, ...next.outputs], cache: next.cache };
  }, start);
  return { ...pass, operations: product.operations() };
}

interface Memory {
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** Causal attention of the last `queries.length` tokens on all of them. */
function lookedUp(queries: Matrix, { keys, values }: Memory, { multiply }: CountedProduct): Matrix {
  const before = keys.length - queries.length;
  const scale = 1 / Math.sqrt(at(keys, 0).length);
  const weights = multiply(queries, transpose(keys)).map((row, i) =>
    softmax(times(scale, row).map((score, j) => (j <= before + i ? score : -Infinity))),
  );
  return multiply(weights, values);
}

function normed(tokens: Matrix, { gain, shift }: Norm): Matrix {
  return tokens.map((token) => total(elementwise(gain, standardized(token, 0)), shift));
}

/** How many numbers a nested structure holds: the parameters of a block, the entries of a cache. */
export function countNumbers(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return sum(Object.values(value).map(countNumbers));
}
