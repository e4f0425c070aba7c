import { at } from './array.ts';
import { withLength } from './projection.ts';
import { normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { dot, norm, total, type Vector } from './vector.ts';

/** Descent with weight decay on weights in front of a normalization. */
export interface NormalizedDescent {
  /** η, the learning rate. */
  readonly rate: number;
  /** λ of the decay: a step first multiplies the weights by 1 - ηλ. */
  readonly decay: number;
  /** The length of the gradient at weights of length 1. */
  readonly size: number;
}

/** One step along a gradient of random direction, perpendicular to the weights and inverse to their length. */
export function normalizedStep({ rate, decay, size }: NormalizedDescent, weights: Vector, rng: Rng): Vector {
  const random = normalVector(rng, weights.length);
  const along = dot(weights, random) / dot(weights, weights);
  const across = total(random, weights.map((entry) => -along * entry)); // prettier-ignore
  const slope = withLength(across, size / norm(weights));
  return weights.map((entry, i) => (1 - rate * decay) * entry - rate * at(slope, i));
}
