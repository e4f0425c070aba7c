import { at, sum } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: the probabilities of class 1 of two, from each batch and without demonstrations. */
export interface Numbers {
  /** p_{i,1}, at least three of them. */
  readonly batches: Vector;
  /** p_{0,1} */
  readonly prior: number;
}

/** What the questions ask for. */
export interface Combined {
  readonly average: number;
  /** With an even prior. */
  readonly even: number;
  readonly bayes: number;
  /** What the formula says when the first batch is used twice. */
  readonly doubled: number;
  /** The prior at which both classes come out even. */
  readonly balance: number;
}

export function oddsOf(probability: number): number {
  return probability / (1 - probability);
}

export function probabilityOf(odds: number): number {
  return odds / (1 + odds);
}

/** The product of the odds of all batches. */
export function productOf({ batches }: Numbers): number {
  return batches.reduce((product, probability) => product * oddsOf(probability), 1);
}

export function combined(numbers: Numbers): Combined {
  const { batches, prior } = numbers;
  const [product, k, base] = [productOf(numbers), batches.length, oddsOf(prior)];
  return {
    average: sum(batches) / k,
    even: probabilityOf(product),
    bayes: probabilityOf(product / base ** (k - 1)),
    doubled: probabilityOf((product * oddsOf(at(batches, 0))) / base ** k),
    balance: probabilityOf(product ** (1 / (k - 1))),
  };
}
