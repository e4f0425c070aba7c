import { at, sum } from './array.ts';
import { everyBatch } from './every-batch.ts';
import type { Vector } from './vector.ts';

/** One true context and its negatives, as indices of scores; they may repeat. */
export interface SampledPair {
  readonly positive: number;
  readonly negatives: Vector;
}

/** The loss of one center word with drawn negatives: -ln σ(s) of the true context and -ln σ(-s) of each negative. */
export function sampledLoss(scores: Vector, { positive, negatives }: SampledPair): number {
  return logistic(at(scores, positive)) + sum(negatives.map((c) => logistic(-at(scores, c))));
}

/** The exact mean of that loss over all lists of two negatives, each drawn independently from `noise`. */
export function meanSampledLoss(scores: Vector, positive: number, noise: Vector): number {
  const lists = everyBatch(scores.length, 2);
  return sum(lists.map((negatives) => negatives.reduce((p, c) => p * at(noise, c), 1) * sampledLoss(scores, { positive, negatives }))); // prettier-ignore
}

/** ln(1 + e^-s) = -ln σ(s). */
export function logistic(s: number): number {
  return Math.log1p(Math.exp(-s));
}
