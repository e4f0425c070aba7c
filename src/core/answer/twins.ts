import type { Slip } from './blank.ts';
import { isClose, type Tolerance } from './tolerance.ts';

/** A number, a vector, or a matrix by rows. */
export type Answer = number | readonly (number | readonly number[])[];

/** What decides which wrong answers a reader is told about. */
export interface Foreseen {
  readonly value: Answer;
  readonly slips: readonly Slip<Answer>[];
  readonly tolerance: Tolerance;
}

/**
 * Whether two slips with different words are the same wrong answer, so that a reader could be told of the wrong one.
 *
 * Slips that equal the right answer do not count: a blank passes them over. An instance with twins is drawn again.
 */
export function hasTwins({ value, slips, tolerance }: Foreseen): boolean {
  const told = slips.filter((slip) => !areClose(slip.value, value, tolerance));
  const isTwin = (slip: Slip<Answer>) => (other: Slip<Answer>) =>
    other.because !== slip.because && areClose(slip.value, other.value, tolerance);
  return told.some((slip, i) => told.slice(0, i).some(isTwin(slip)));
}

/** Whether a foreseen mistake happens to give the right answer, so that a reader who makes it would not be told. */
export function hasLuckySlip({ value, slips, tolerance }: Foreseen): boolean {
  return slips.some((slip) => areClose(slip.value, value, tolerance));
}

function areClose(left: Answer, right: Answer, tolerance: Tolerance): boolean {
  const others = entriesOf(right);
  return entriesOf(left).every((entry, i) => isClose(entry, others[i] ?? NaN, tolerance));
}

function entriesOf(answer: Answer): readonly number[] {
  return typeof answer === 'number' ? [answer] : answer.flatMap((entry) => entry);
}
