import { at } from './array.ts';
import { add, type Matrix, scale, transpose } from './matrix.ts';
import type { Vector } from './vector.ts';

/** The two trained factors of a low-rank update of an m by n matrix. */
export interface LowRankFactors {
  /** m by r; the letter B of the update sBA. */
  readonly B: Matrix;
  /** r by n; the letter A of the update sBA. */
  readonly A: Matrix;
}

/** The change sBA of the adapted matrix, m by n (E. Hu et al., 2022, where s = α/r). */
export function lowRankChange({ B, A }: LowRankFactors, s: number): Matrix {
  return scale(s, product(B, transpose(A)));
}

/** The gradients of a loss in the factors, from its gradient G in the adapted matrix: sGAᵀ for B, and sBᵀG for A. */
export function lowRankGradients({ B, A }: LowRankFactors, gradient: Matrix, s: number): LowRankFactors {
  return {
    B: scale(s, product(gradient, A)),
    A: scale(s, product(transpose(B), transpose(gradient))),
  };
}

/** One step of gradient descent on both factors at once, each along its gradient at the old point. */
export function lowRankStep(factors: LowRankFactors, gradients: LowRankFactors, rate: number): LowRankFactors {
  return { B: add(factors.B, scale(-rate, gradients.B)), A: add(factors.A, scale(-rate, gradients.A)) };
}

/** The numbers in both factors: r(m + n). */
export function lowRankSize({ B, A }: LowRankFactors): number {
  return B.length * at(B, 0).length + A.length * at(A, 0).length;
}

/** The product of a matrix with one that is given by its columns; a plain loop, since figures train with it. */
function product(matrix: Matrix, columns: readonly Vector[]): Matrix {
  return matrix.map((row) =>
    columns.map((column) => {
      let total = 0;
      for (let k = 0; k < row.length; k += 1) total += (row[k] ?? 0) * (column[k] ?? 0);
      return total;
    }),
  );
}
