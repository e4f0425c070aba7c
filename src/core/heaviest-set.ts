import { at, range, sum } from './array.ts';
import { masks } from './every-outcome.ts';
import { dot, type Vector } from './vector.ts';

/** Of all sets of k entries the one with the largest sum, as a mask of 0s and 1s, found by trying all. */
export function heaviestOfSize(weights: Vector, k: number): Vector {
  const sets = masks(weights.length, 1 / 2).map(({ draws }) => draws);
  const heavier = (best: Vector, set: Vector) => (dot(set, weights) > dot(best, weights) ? set : best);
  return sets.filter((set) => sum(set) === k).reduce(heavier);
}

/** Of the smallest sets whose sum reaches `mass` the heaviest, as a mask. Throws RangeError when none reaches it. */
export function smallestReaching(weights: Vector, mass: number): Vector {
  const candidates = range(weights.length).map((i) => heaviestOfSize(weights, i + 1));
  return at(candidates, candidates.findIndex((set) => dot(set, weights) >= mass)); // prettier-ignore
}
