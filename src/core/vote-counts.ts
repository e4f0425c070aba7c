import { range, sum } from './array.ts';
import type { Vector } from './vector.ts';

/** Independent voters who are right with probability p, or else give one of M wrong answers, all equally likely. */
export interface Voters {
  readonly p: number;
  /** At least 1. */
  readonly M: number;
}

/**
 * The probability that the most frequent of N answers is the right one, ties broken at random: the sum over all
 * counts of the M + 1 answers, each with its multinomial probability. The work grows like N^M.
 */
export function rightVote(N: number, { p, M }: Voters): number {
  const logs = [Math.log(p), ...range(M).map(() => Math.log((1 - p) / M))];
  return sum(everyCount(N, M + 1).map((counts) => share(counts) * Math.exp(logMultinomial(counts, logs))));
}

/** All ways to write a number as an ordered sum of `parts` whole numbers from 0 on. */
export function everyCount(whole: number, parts: number): readonly Vector[] {
  if (parts === 1) return [[whole]];
  return range(whole + 1).flatMap((first) => everyCount(whole - first, parts - 1).map((rest) => [first, ...rest]));
}

/** The chance of the first answer to be chosen: 1 for a lead of its own, 1 / n in a tie of n, else 0. */
function share(counts: Vector): number {
  const most = Math.max(...counts);
  return counts[0] === most ? 1 / counts.filter((count) => count === most).length : 0;
}

function logMultinomial(counts: Vector, logs: Vector): number {
  return logFactorial(sum(counts)) + sum(counts.map((count, i) => count * (logs[i] ?? 0) - logFactorial(count)));
}

function logFactorial(n: number): number {
  return sum(range(n).map((i) => Math.log(i + 1)));
}
