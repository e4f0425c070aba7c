import { add, type Matrix, multiply, outer, scale, transpose } from './matrix.ts';
import { kronecker } from './kronecker.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { symmetricPower } from './symmetric-function.ts';

/** L^{-1/4} G R^{-1/4} with L = GGᵀ and R = GᵀG: the first step of Shampoo, inverse powers taken on the range. */
export function firstShampooStep(gradient: Matrix): Matrix {
  const { rows, columns } = shampooStatistics([gradient]);
  return multiply(symmetricPower(rows, -1 / 4), multiply(gradient, symmetricPower(columns, -1 / 4)));
}

/** The two statistics Σ GGᵀ and Σ GᵀG of at least one gradient. */
export function shampooStatistics(gradients: readonly Matrix[]): { readonly rows: Matrix; readonly columns: Matrix } {
  return {
    rows: added(gradients.map((g) => multiply(g, transpose(g)))),
    columns: added(gradients.map((g) => multiply(transpose(g), g))),
  };
}

/**
 * The smallest eigenvalue of r L^{1/2} ⊗ R^{1/2} - Σ vec(G) vec(G)ᵀ, rows stacked: not negative when no gradient has a
 * rank above r (V. Gupta et al., 2018).
 */
export function factoredSlack(gradients: readonly Matrix[], rank: number): number {
  const { rows, columns } = shampooStatistics(gradients);
  const factored = kronecker(symmetricPower(rows, 1 / 2), symmetricPower(columns, 1 / 2));
  const full = added(gradients.map((g) => outer(g.flat(), g.flat())));
  return Math.min(...symmetricEigen(add(scale(rank, factored), scale(-1, full))).values);
}

function added(parts: readonly Matrix[]): Matrix {
  return parts.reduce((a, b) => add(a, b));
}
