import type { TransformerShape } from '../../core/transformer-count.ts';

/** A part of a block: what it learns, what it puts out, what it costs. */
export interface Part {
  readonly name: string;
  /** Shape of its weight matrix, acting from the left; null for a part without one. */
  readonly weights: readonly [number, number] | null;
  /** Shape of what it hands on. */
  readonly output: readonly number[];
  readonly parameters: number;
  /** Of a forward pass: a multiplication and its addition are two. */
  readonly operations: number;
}

/** The two branches of a block, part by part, in the order of the computation. */
export interface Block {
  readonly attention: readonly Part[];
  readonly feedForward: readonly Part[];
}

/** Takes a pre-norm block apart, for `tokens` tokens, from the shapes of its matrices. */
export function blockParts(shape: TransformerShape, tokens: number): Block {
  const { width: d, heads, keyValueHeads, ratio } = shape;
  const headWidth = d / heads;
  const matrix = (name: string, rows: number, columns: number): Part => ({
    name,
    weights: [rows, columns],
    output: [tokens, rows],
    parameters: rows * columns + (shape.hasBiases ? rows : 0),
    operations: multiplied(tokens, columns, rows),
  });
  const norm: Part = { name: 'norm', weights: null, output: [tokens, d], parameters: 2 * d, operations: 0 };
  const mapped = (name: string, output: readonly number[], operations: number): Part => ({
    name,
    weights: null,
    output,
    parameters: 0,
    operations,
  });
  return {
    attention: [
      norm,
      matrix('queries', heads * headWidth, d),
      matrix('keys', keyValueHeads * headWidth, d),
      matrix('values', keyValueHeads * headWidth, d),
      mapped('scores', [heads, tokens, tokens], heads * multiplied(tokens, headWidth, tokens)),
      mapped('mixing', [tokens, d], heads * multiplied(tokens, tokens, headWidth)),
      matrix('output', d, d),
    ],
    feedForward: [norm, matrix('widen', ratio * d, d), matrix('narrow', d, ratio * d)],
  };
}

/** The operations of a product of a × b and b × c numbers. */
function multiplied(a: number, b: number, c: number): number {
  return 2 * a * b * c;
}
