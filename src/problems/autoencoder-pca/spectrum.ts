import { at, sum } from '../../core/array.ts';
import { leastAutoencoderLoss } from '../../core/linear-autoencoder.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: the spectrum of the data, the width of the code, and one more stationary choice of directions. */
export interface Numbers {
  /** n. */
  readonly examples: number;
  /** The eigenvalues of the covariance, distinct, largest first. */
  readonly eigenvalues: Vector;
  /** k, from 1 to one less than the number of eigenvalues. */
  readonly width: number;
  /** Which k directions the code holds at the other stationary point, counted from 0, in ascending order. */
  readonly kept: readonly number[];
}

/** The answers in numbers. */
export interface Compressed {
  /** The total variance. */
  readonly total: number;
  /** The least loss for each example. */
  readonly lost: number;
  /** The least loss, summed over all examples. */
  readonly loss: number;
  /** The share of the total variance that the best code explains. */
  readonly share: number;
  /** The loss for each example at the other stationary point. */
  readonly stationary: number;
}

/** What a linear auto-encoder loses at its optimum and at the other stationary point. */
export function compressed({ examples, eigenvalues, width, kept }: Numbers): Compressed {
  const total = sum(eigenvalues);
  const lost = leastAutoencoderLoss(eigenvalues, { width, lambda: 0 });
  return {
    total,
    lost,
    loss: examples * lost,
    share: 1 - lost / total,
    stationary: total - sum(kept.map((i) => at(eigenvalues, i))),
  };
}

/** The eigenvalues that the other stationary point leaves out. */
export function leftOut({ eigenvalues, kept }: Numbers): Vector {
  return eigenvalues.filter((_, i) => !kept.includes(i));
}

/** The sum of the squares. */
export function squares(values: Vector): number {
  return sum(values.map((value) => value ** 2));
}

/** The sum of the square roots. */
export function roots(values: Vector): number {
  return sum(values.map(Math.sqrt));
}
