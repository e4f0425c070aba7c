import { at, range, sum } from './array.ts';
import type { Vector } from './vector.ts';

/**
 * The output of m ReLU units at a scalar input, c + Σ v_j [w_j x + b_j]_+, as a plain function of its 3m + 1
 * parameters in the order v, w, b, c: what finite differences differentiate.
 */
export function reluSum(parameters: Vector, x: number): number {
  const m = (parameters.length - 1) / 3;
  const unit = (j: number) => at(parameters, j) * Math.max(0, at(parameters, m + j) * x + at(parameters, 2 * m + j));
  return at(parameters, 3 * m) + sum(range(m).map(unit));
}
