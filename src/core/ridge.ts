import { at } from './array.ts';
import { solve } from './linear-solve.ts';
import { add, apply, identity, type Matrix, multiply, scale, transpose } from './matrix.ts';
import { svd } from './singular-values.ts';
import { dot, type Vector } from './vector.ts';

/** Examples of a regression: n inputs as rows and n targets. */
export interface Regression {
  /** X, n by d. */
  readonly inputs: Matrix;
  /** y, n of them. */
  readonly targets: Vector;
}

/** The matrix (XᵀX + λI)⁻¹Xᵀ, d by n, that maps targets to ridge weights. λ > 0, or λ = 0 and full column rank. */
export function ridgeMap(inputs: Matrix, lambda: number): Matrix {
  const columns = transpose(inputs);
  return solve(add(multiply(columns, inputs), scale(lambda, identity(columns.length))), columns);
}

/** The d weights that minimize ‖Xw - y‖² + λ‖w‖². */
export function ridgeWeights({ inputs, targets }: Regression, lambda: number): Vector {
  return apply(ridgeMap(inputs, lambda), targets);
}

/** The hat matrix X(XᵀX + λI)⁻¹Xᵀ, n by n, that maps targets to fitted values. */
export function hatMatrix(inputs: Matrix, lambda: number): Matrix {
  return multiply(inputs, ridgeMap(inputs, lambda));
}

/**
 * Weights from the singular directions: Σ filter(σ_i) (u_iᵀy) v_i.
 *
 * The filter 1/σ gives minimum-norm least squares, σ/(σ² + λ) ridge.
 */
export function filteredWeights({ inputs, targets }: Regression, filter: (sigma: number) => number): Vector {
  const { sigma, u, v } = svd(inputs);
  return apply(transpose(v), sigma.map((value, i) => filter(value) * dot(at(u, i), targets))); // prettier-ignore
}

/** The ridge weights from the n by n inverse: Xᵀ(XXᵀ + λI)⁻¹y. λ > 0, or λ = 0 and full row rank. */
export function kernelRidgeWeights({ inputs, targets }: Regression, lambda: number): Vector {
  const gram = add(multiply(inputs, transpose(inputs)), scale(lambda, identity(inputs.length)));
  return apply(transpose(inputs), solve(gram, targets.map((target) => [target])).flat()); // prettier-ignore
}

/** ‖Xw - y‖² + λ‖w‖². */
export function ridgeLoss({ inputs, targets }: Regression, lambda: number, weights: Vector): number {
  const residuals = apply(inputs, weights).map((fitted, i) => fitted - at(targets, i));
  return dot(residuals, residuals) + lambda * dot(weights, weights);
}
