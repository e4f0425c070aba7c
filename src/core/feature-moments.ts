import type { FeatureMap } from './linear-attention.ts';
import type { Matrix } from './matrix.ts';
import { planeMean } from './plane-mean.ts';
import { dot, type Vector } from './vector.ts';

/** Mean and variance of an estimate, relative to the exact value and to its square. */
export interface RelativeMoments {
  readonly mean: number;
  readonly variance: number;
}

/** A kind of random features: from the m directions drawn, one a row, to the features of a vector. */
export type RandomFeatures = (directions: Matrix) => FeatureMap;

/**
 * Exact moments of φ(q)ᵀφ(k) over all draws, relative to exp(qᵀk / √d), by quadrature over the normal plane.
 *
 * The plane holds one direction for vectors of two entries, and two directions for vectors of one entry.
 */
export function relativeMoments(kind: RandomFeatures, [q, k]: readonly [Vector, Vector]): RelativeMoments {
  const exact = Math.exp(dot(q, k) / Math.sqrt(q.length));
  const ratio = (omega: Vector) => {
    const features = kind(q.length === 2 ? [omega] : omega.map((entry) => [entry]));
    return dot(features(q), features(k)) / exact;
  };
  const mean = planeMean(ratio);
  return { mean, variance: planeMean((omega) => (ratio(omega) - mean) ** 2) };
}
