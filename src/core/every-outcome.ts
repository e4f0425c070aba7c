import { range, sum } from './array.ts';
import type { Vector } from './vector.ts';

/** One outcome of a few independent draws, and how probable it is. */
export interface Outcome {
  readonly draws: Vector;
  readonly probability: number;
}

/** All 2^n patterns of n independent fair signs, +1 or -1: noise of mean 0 and covariance I, without sampling error. */
export function signPatterns(n: number): readonly Outcome[] {
  return patterns(n, [
    { draws: [1], probability: 1 / 2 },
    { draws: [-1], probability: 1 / 2 },
  ]);
}

/** All 2^n masks of n independent switches, each 1 with probability p and 0 otherwise. */
export function masks(n: number, p: number): readonly Outcome[] {
  return patterns(n, [
    { draws: [1], probability: p },
    { draws: [0], probability: 1 - p },
  ]);
}

/** The exact mean of a number that depends on the outcome. */
export function expectation(outcomes: readonly Outcome[], value: (draws: Vector) => number): number {
  return sum(outcomes.map(({ draws, probability }) => probability * value(draws)));
}

function patterns(n: number, single: readonly Outcome[]): readonly Outcome[] {
  const start: readonly Outcome[] = [{ draws: [], probability: 1 }];
  return range(n).reduce((before) => before.flatMap((first) => single.map((last) => joined(first, last))), start);
}

function joined(first: Outcome, last: Outcome): Outcome {
  return { draws: [...first.draws, ...last.draws], probability: first.probability * last.probability };
}
