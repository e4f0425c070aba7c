import { sum } from './array.ts';
import { add, identity, type Matrix, outer, scale } from './matrix.ts';
import type { Vector } from './vector.ts';

/** What a normalization layer knows of the entries that it treats as one group. */
export interface Statistics {
  readonly mean: number;
  /** The biased variance: divided by the number of entries, not by one less. */
  readonly variance: number;
}

/** Mean and biased variance of some entries. At least one is needed. */
export function statisticsOf(entries: Vector): Statistics {
  const mean = sum(entries) / entries.length;
  return { mean, variance: sum(entries.map((x) => (x - mean) ** 2)) / entries.length };
}

/** The mean of the squares of some entries. At least one is needed. */
export function meanSquare(entries: Vector): number {
  return sum(entries.map((x) => x * x)) / entries.length;
}

/** (x - μ) / √(v + ε) with mean and biased variance over all entries: the core of batch, layer, group and instance norm. */
export function standardized(entries: Vector, epsilon: number): Vector {
  const { mean, variance } = statisticsOf(entries);
  return entries.map((x) => (x - mean) / Math.sqrt(variance + epsilon));
}

/** x / √(mean square + ε) over all entries: RMS norm (B. Zhang and R. Sennrich, 2019). */
export function rmsNormalized(entries: Vector, epsilon: number): Vector {
  const scale = Math.sqrt(meanSquare(entries) + epsilon);
  return entries.map((x) => x / scale);
}

/**
 * The Jacobian of layer norm without gain, shift and ε: (I - 11ᵀ/d - x̂x̂ᵀ/d)/s with s² the biased variance. Symmetric.
 *
 * The entries must not all be equal.
 */
export function layerNormJacobian(entries: Vector): Matrix {
  const { variance } = statisticsOf(entries);
  const ones = entries.map(() => 1);
  const kept = withoutDirection(identity(entries.length), ones);
  return scale(1 / Math.sqrt(variance), withoutDirection(kept, standardized(entries, 0)));
}

/** The Jacobian of RMS norm without gain and ε: (I - x̂x̂ᵀ/d)/r with r the root mean square. The entries must not all be 0. */
export function rmsNormJacobian(entries: Vector): Matrix {
  const kept = withoutDirection(identity(entries.length), rmsNormalized(entries, 0));
  return scale(1 / Math.sqrt(meanSquare(entries)), kept);
}

/** The matrix less the projection on a direction of mean square 1. */
function withoutDirection(matrix: Matrix, direction: Vector): Matrix {
  return add(matrix, scale(-1 / direction.length, outer(direction, direction)));
}
