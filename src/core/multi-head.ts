import { at } from './array.ts';
import { type Projections, selfAttention } from './attention.ts';
import { type Matrix, multiply, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';

/** H heads and what joins them again. */
export interface MultiHead {
  /** Query and key matrices are d_k by d, value matrices d_v by d. */
  readonly heads: readonly Projections[];
  /** d by H·d_v, acting from the left on the outputs of all heads below one another. */
  readonly output: Matrix;
}

/** Multi-head self-attention of T tokens in rows: all heads side by side, times the transposed output matrix (A. Vaswani et al., 2017). */
export function multiHeadAttention(inputs: Matrix, { heads, output }: MultiHead, mask?: Matrix): Matrix {
  const outputs = heads.map((head) => selfAttention(inputs, head, mask).outputs);
  const concatenated = inputs.map((_, i) => outputs.flatMap((ofHead) => at(ofHead, i)));
  return multiply(concatenated, transpose(output));
}

/** A head with random projections, each d_k by d. */
export function randomHead(rng: Rng, [inner, width]: readonly [number, number]): Projections {
  const matrix = () => normalMatrix(rng, inner, width);
  return { query: matrix(), key: matrix(), value: matrix() };
}
