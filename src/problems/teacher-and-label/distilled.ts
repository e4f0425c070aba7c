import { at, sum } from '../../core/array.ts';
import { divergence } from '../../core/divergence.ts';
import { difference, times, total, type Vector } from '../../core/vector.ts';

/** What is drawn: both networks by their odds at the temperature, so that all probabilities are fractions. */
export interface Numbers {
  /** exp(z/τ) of the teacher, whole numbers; its logits are τ times their logarithms. */
  readonly teacher: Vector;
  /** The same of the student. */
  readonly student: Vector;
  readonly tau: number;
  readonly alpha: number;
  /** The true class, from 0. */
  readonly label: number;
}

/** What the questions ask for. */
export interface Distilled {
  /** The teacher at the temperature. */
  readonly p: Vector;
  /** The student at the temperature. */
  readonly q: Vector;
  /** The student at 1. */
  readonly cold: Vector;
  readonly divergence: number;
  readonly crossEntropy: number;
  readonly loss: number;
  /** τ (q - p) */
  readonly soft: Vector;
  /** q' - e_y */
  readonly hard: Vector;
  /** Of the loss, in the student's logits. */
  readonly gradient: Vector;
  /** Of the divergence alone, without any factor. */
  readonly plain: Vector;
}

export function distilled({ teacher, student, tau, alpha, label }: Numbers): Distilled {
  const [p, q] = [normalized(teacher), normalized(student)];
  const cold = normalized(powers(student, tau));
  const [kl, crossEntropy] = [divergence(p, q), -Math.log(at(cold, label))];
  const soft = times(tau, difference(q, p));
  const hard = cold.map((entry, k) => (k === label ? entry - 1 : entry));
  return {
    p,
    q,
    cold,
    divergence: kl,
    crossEntropy,
    loss: alpha * tau ** 2 * kl + (1 - alpha) * crossEntropy,
    soft,
    hard,
    gradient: total(times(alpha, soft), times(1 - alpha, hard)),
    plain: times(1 / tau ** 2, soft),
  };
}

export function normalized(weights: Vector): Vector {
  return times(1 / sum(weights), weights);
}

/** Each entry to a power. */
export function powers(entries: Vector, exponent: number): Vector {
  return entries.map((entry) => entry ** exponent);
}
