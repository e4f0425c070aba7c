import { range } from './array.ts';
import type { FeatureMap } from './linear-attention.ts';
import { apply, type Matrix } from './matrix.ts';
import { normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { dot, times, type Vector } from './vector.ts';

/** m random directions ω in R^{d_k}, one a row, drawn row by row from the standard normal distribution. */
export function normalDirections(rng: Rng, count: number, width: number): Matrix {
  return range(count).map(() => normalVector(rng, width));
}

/**
 * Trigonometric features of the softmax kernel: exp(‖x'‖²/2) / √m · (cos ωᵀx', ..., sin ωᵀx', ...) with x' = x / d_k^{1/4}.
 *
 * For m directions, all cosines and then all sines: C = 2m. The inner product of the features of q and k has the mean
 * exp(qᵀk / √d_k), and can be negative (A. Rahimi and B. Recht, 2007; H. Peng and others, 2021).
 */
export function trigonometricFeatures(directions: Matrix): FeatureMap {
  return (x) => {
    const scaled = shrunk(x);
    const phases = apply(directions, scaled);
    const size = Math.exp(dot(scaled, scaled) / 2) / Math.sqrt(directions.length);
    return times(size, [...phases.map(Math.cos), ...phases.map(Math.sin)]);
  };
}

/**
 * Positive features of the softmax kernel: exp(ωᵀx' - ‖x'‖²/2) / √m with x' = x / d_k^{1/4}.
 *
 * For m directions C = m. The same mean, and never negative (K. Choromanski and others, 2021).
 */
export function positiveFeatures(directions: Matrix): FeatureMap {
  return (x) => {
    const scaled = shrunk(x);
    const half = dot(scaled, scaled) / 2;
    return apply(directions, scaled).map((phase) => Math.exp(phase - half) / Math.sqrt(directions.length));
  };
}

/** x / d^{1/4}, so that inner products carry the factor 1 / √d. */
function shrunk(x: Vector): Vector {
  return times(x.length ** -0.25, x);
}
