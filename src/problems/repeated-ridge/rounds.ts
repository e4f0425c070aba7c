import { at, range, sum } from '../../core/array.ts';
import { elementwise, type Vector } from '../../core/vector.ts';

/** What is drawn: two modes of a kernel, the penalty, and how often ridge is fitted. */
export interface Numbers {
  /** λ_i, the larger first. */
  readonly eigenvalues: Vector;
  /** ω_i, of the noise-free targets. */
  readonly truth: Vector;
  /** λ */
  readonly penalty: number;
  readonly rounds: number;
  /** s² */
  readonly noise: number;
}

/** What the questions ask for. */
export interface Rounds {
  /** ρ_i, what one round keeps. */
  readonly once: Vector;
  /** ρ_i to the number of rounds. */
  readonly kept: Vector;
  /** Squared bias of each mode. */
  readonly bias: Vector;
  /** Variance of each mode. */
  readonly variance: Vector;
  readonly error: number;
  /** Of the single fit that keeps as much of each mode. */
  readonly single: Vector;
  /** The number of rounds with the least expected error. */
  readonly best: number;
}

export const MOST_ROUNDS = 8;

export function roundsOf(numbers: Numbers): Rounds {
  const { eigenvalues, penalty, rounds } = numbers;
  const once = eigenvalues.map((value) => value / (value + penalty));
  const { bias, variance } = partsAfter(rounds, numbers);
  return {
    once,
    kept: once.map((share) => share ** rounds),
    bias,
    variance,
    error: sum(bias) + sum(variance),
    single: eigenvalues.map((value) => value * ((1 + penalty / value) ** rounds - 1)),
    best: bestRounds((count) => errorAfter(count, numbers)),
  };
}

/** The expected squared error over both modes after some rounds. */
export function errorAfter(count: number, numbers: Numbers): number {
  const { bias, variance } = partsAfter(count, numbers);
  return sum(bias) + sum(variance);
}

/** From 1 to 8, the number of rounds at which a cost is least. */
export function bestRounds(cost: (count: number) => number): number {
  const counts = range(MOST_ROUNDS).map((i) => i + 1);
  return counts.reduce((best, count) => (cost(count) < cost(best) ? count : best), 1);
}

/** Squared bias and variance of each mode after some rounds. */
export function partsAfter(
  count: number,
  { eigenvalues, truth, penalty, noise }: Numbers,
): { readonly bias: Vector; readonly variance: Vector } {
  const kept = eigenvalues.map((value) => (value / (value + penalty)) ** count);
  const missing = kept.map((share, i) => (1 - share) * at(truth, i));
  return { bias: elementwise(missing, missing), variance: kept.map((share) => noise * share ** 2) };
}
