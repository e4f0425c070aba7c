import { range, sum } from './array.ts';
import { distance, type Matrix, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { allAtOnce, type BlockShape, countedProduct, countNumbers, oneByOne, randomBlock } from './tiny-transformer.ts';
import type { TransformerShape } from './transformer-count.ts';

/** One layer of width 8 with four heads, without tables, small enough to be counted number by number. */
export const FULL_SHAPE: TransformerShape = {
  layers: 1,
  width: 8,
  heads: 4,
  keyValueHeads: 4,
  ratio: 4,
  vocabulary: 0,
  positions: 0,
  hasBiases: true,
  hasTiedHead: true,
};

/** The same of width 6 with a single head. */
export const ONE_HEAD: TransformerShape = { ...FULL_SHAPE, width: 6, heads: 1, keyValueHeads: 1 };

/** Two heads share their keys and values, the feed-forward network is three times as wide, and nothing has biases. */
export const SHARED_HEADS: TransformerShape = { ...FULL_SHAPE, keyValueHeads: 2, ratio: 3, hasBiases: false };

/** What a working block with random weights was seen to hold and to do. */
export interface MeasuredBlock {
  readonly parameters: number;
  /** Multiplications and additions of one pass over all tokens. */
  readonly operations: number;
  /** Of generating the tokens one by one with cached keys and values, and with a whole pass for each. */
  readonly cached: number;
  readonly recomputed: number;
  /** Numbers in the cache at the end. */
  readonly cachedNumbers: number;
  /** The largest difference between the outputs of one pass and those of one token after the other. */
  readonly gap: number;
}

/** Builds a block, sends `count` tokens through it in both ways, and counts what happens. */
export function measuredBlock(rng: Rng, shape: BlockShape, count: number): MeasuredBlock {
  const [block, tokens] = [randomBlock(rng, shape), normalMatrix(rng, count, shape.width)];
  const [whole, steps] = [allAtOnce(block, tokens), oneByOne(block, tokens)];
  const prefixes = range(count).map((t) => allAtOnce(block, tokens.slice(0, t + 1)));
  return {
    parameters: countNumbers(block),
    operations: whole.operations,
    cached: steps.operations,
    recomputed: sum(prefixes.map(({ operations }) => operations)),
    cachedNumbers: countNumbers(steps.cache),
    gap: distance(steps.outputs, whole.outputs),
  };
}

/** The operations that the product of `count` rows with a transposed weight matrix takes, and those of both its gradients. */
export function measuredProduct(
  weight: Matrix,
  count: number,
): { readonly forward: number; readonly backward: number } {
  const inputs: Matrix = range(count).map(() => transpose(weight).map(() => 1));
  const [forward, backward] = [countedProduct(), countedProduct()];
  const upstream = forward.multiply(inputs, transpose(weight));
  backward.multiply(upstream, weight);
  backward.multiply(transpose(upstream), inputs);
  return { forward: forward.operations(), backward: backward.operations() };
}
