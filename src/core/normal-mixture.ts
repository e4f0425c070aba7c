import { at, sum } from './array.ts';
import { logSumExp } from './divergence.ts';
import { logNormal, type NormalLaw, normalMean } from './normal-law.ts';
import type { Vector } from './vector.ts';

/** A mixture of normal laws on the line; the weights add up to 1. */
export interface NormalMixture {
  readonly weights: Vector;
  readonly laws: readonly NormalLaw[];
}

/** The mean of a smooth function under a mixture of normal laws. */
export function meanUnderMixture({ weights, laws }: NormalMixture, f: (x: number) => number): number {
  return sum(laws.map((law, i) => at(weights, i) * normalMean(law, f)));
}

/** The logarithm of the density of a mixture. */
export function logMixture({ weights, laws }: NormalMixture, x: number): number {
  return logSumExp(laws.map((law, i) => Math.log(at(weights, i)) + logNormal(x, law)));
}

/** The mean and the variance of a mixture, from those of its parts. */
export function mixtureMoments({ weights, laws }: NormalMixture): NormalLaw {
  const mean = sum(laws.map((law, i) => at(weights, i) * law.mean));
  const square = sum(laws.map((law, i) => at(weights, i) * (law.variance + law.mean ** 2)));
  return { mean, variance: square - mean ** 2 };
}
