import { at, sum } from '../../core/array.ts';
import { divergence } from '../../core/divergence.ts';
import { difference, times, type Vector } from '../../core/vector.ts';

/** What is drawn: the logits of both networks for one input, and a high temperature. */
export interface Numbers {
  readonly teacher: Vector;
  readonly student: Vector;
  readonly tau: number;
}

/** The loss τ² KL at high temperature, in powers of 1/τ. */
export interface Expansion {
  /** The teacher's logits minus their mean. */
  readonly centered: Vector;
  /** Student minus teacher, less the mean: the entries of ε̃. */
  readonly gap: Vector;
  /** Mean of student minus teacher. */
  readonly shift: number;
  /** Limit of the gradient. */
  readonly push: Vector;
  /** Half the variance of the gap. */
  readonly limit: number;
  /** The two means whose sum is the coefficient of 1/τ. */
  readonly terms: readonly [number, number];
  readonly coefficient: number;
  /** τ² KL at the temperature. */
  readonly loss: number;
  /** Half the mean squared difference of the raw logits, less the limit. */
  readonly excess: number;
}

export function expanded({ teacher, student, tau }: Numbers): Expansion {
  const raw = difference(student, teacher);
  const [centered, gap] = [withoutMean(teacher), withoutMean(raw)];
  const terms = [
    mean(gap.map((each, k) => at(centered, k) * each ** 2)) / 2,
    mean(gap.map((each) => each ** 3)) / 6,
  ] as const;
  return {
    centered,
    gap,
    shift: mean(raw),
    push: times(1 / gap.length, gap),
    limit: mean(squares(gap)) / 2,
    terms,
    coefficient: terms[0] + terms[1],
    loss: tau ** 2 * divergence(softened(teacher, tau), softened(student, tau)),
    excess: mean(raw) ** 2 / 2,
  };
}

export function mean(entries: Vector): number {
  return sum(entries) / entries.length;
}

export function squares(entries: Vector): Vector {
  return entries.map((entry) => entry ** 2);
}

/** The softmax at a temperature. */
export function softened(logits: Vector, tau: number): Vector {
  const weights = logits.map((logit) => Math.exp(logit / tau));
  return times(1 / sum(weights), weights);
}

function withoutMean(entries: Vector): Vector {
  return entries.map((entry) => entry - mean(entries));
}
