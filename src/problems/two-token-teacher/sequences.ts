import { sum } from '../../core/array.ts';
import { divergence } from '../../core/divergence.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: two models of two binary tokens. */
export interface Numbers {
  /** Probability of the teacher that the first token is 1. */
  readonly first: number;
  /** That the second one is 1, after a 1. */
  readonly afterOne: number;
  /** That the second one is 1, after a 0. */
  readonly afterZero: number;
  /** Of the student that the first token is 1. */
  readonly studentFirst: number;
  /** Of the student that the second one is 1, after either. */
  readonly studentSecond: number;
}

/** What the questions ask for. */
export interface Sequences {
  /** Of the teacher for 11, 10, 01, 00. */
  readonly texts: Vector;
  /** The most probable text: 01 or 00. */
  readonly mode: '01' | '00';
  /** KL at the first token. */
  readonly atFirst: number;
  /** KL at the second token after a 1 and after a 0. */
  readonly atSecond: readonly [number, number];
  /** KL of the sequences. */
  readonly total: number;
  /** The same with the contexts of the student. */
  readonly onPolicy: number;
  /** Probability of the teacher that the second token is 1. */
  readonly marginal: number;
  /** KL that the best student without context leaves. */
  readonly left: number;
  /** Minus the logarithm of the probability of the mode under the student. */
  readonly cost: number;
}

export function sequencesOf(numbers: Numbers): Sequences {
  const { first, afterOne, afterZero, studentFirst, studentSecond } = numbers;
  const texts = [first * afterOne, first * (1 - afterOne), (1 - first) * afterZero, (1 - first) * (1 - afterZero)];
  const mode = afterZero > 0.5 ? '01' : '00';
  const atFirst = coinDivergence(first, studentFirst);
  const atSecond = [coinDivergence(afterOne, studentSecond), coinDivergence(afterZero, studentSecond)] as const;
  const marginal = averaged(first, [afterOne, afterZero]);
  return {
    texts,
    mode,
    atFirst,
    atSecond,
    total: atFirst + averaged(first, atSecond),
    onPolicy: atFirst + averaged(studentFirst, atSecond),
    marginal,
    left: averaged(first, [coinDivergence(afterOne, marginal), coinDivergence(afterZero, marginal)]),
    cost: -Math.log((1 - studentFirst) * (mode === '01' ? studentSecond : 1 - studentSecond)),
  };
}

/** KL of two laws of a binary token from their probabilities of 1. */
export function coinDivergence(p: number, q: number): number {
  return divergence([p, 1 - p], [q, 1 - q]);
}

/** A mean over the first token: its value after a 1 and after a 0. */
export function averaged(first: number, [one, zero]: readonly [number, number]): number {
  return sum([first * one, (1 - first) * zero]);
}
