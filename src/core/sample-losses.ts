import { at, sum } from './array.ts';
import type { SmoothLoss } from './descent.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { times } from './vector.ts';

/**
 * The sum of ln cosh of the rows' products with w: convex, with its minimum 0 at 0.
 *
 * Its gradient is Lipschitz with the squared spectral norm of the rows, because ln cosh has slope tanh and curvature
 * at most 1. Rows are n by d.
 */
export function logCosh(rows: Matrix): SmoothLoss {
  const columns = transpose(rows);
  return {
    value: (w) => sum(apply(rows, w).map((z) => Math.abs(z) + Math.log1p(Math.exp(-2 * Math.abs(z))) - Math.LN2)),
    gradient: (w) => apply(columns, apply(rows, w).map(Math.tanh)),
  };
}

/**
 * The function w² + 3 sin² w of one weight: not convex, but every stationary point is its global minimum 0 at 0.
 *
 * Curvature 2 + 6 cos 2w, so its gradient is Lipschitz with 8 (Karimi, Nutini and Schmidt, 2016, section 2.2).
 */
export const rippledParabola: SmoothLoss = {
  value: (w) => at(w, 0) ** 2 + 3 * Math.sin(at(w, 0)) ** 2,
  gradient: (w) => [2 * at(w, 0) + 3 * Math.sin(2 * at(w, 0))],
};

/** Half the squared miss of a product of two weights, ½(ab - 1)²: the smallest loss with minima of different sharpness. */
export const fittedProduct: SmoothLoss = {
  value: (w) => (at(w, 0) * at(w, 1) - 1) ** 2 / 2,
  gradient: (w) => times(at(w, 0) * at(w, 1) - 1, [at(w, 1), at(w, 0)]),
};
