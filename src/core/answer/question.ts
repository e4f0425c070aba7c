import { at } from '../array.ts';
import type { Blank } from '../problem.ts';
import { numberBlank, vectorBlank, type BlankSource, type NumberSource } from './blank.ts';
import { isClose } from './tolerance.ts';

/** A blank, and whether every mistake that it names can be told from every other. */
export interface Question {
  readonly blank: Blank;
  /** False where two mistakes lead to the same wrong answer, so that its reason would be a guess. */
  readonly isClear: boolean;
}

/** A question whose answer is one number. */
export function numberQuestion(source: NumberSource): Question {
  return { blank: numberBlank(source), isClear: isClear(source, (value) => [value]) };
}

/** A question whose answer is a vector. */
export function vectorQuestion(source: BlankSource<readonly number[]>): Question {
  return { blank: vectorBlank(source), isClear: isClear(source, (value) => value) };
}

function isClear<T>({ value, slips, tolerance }: BlankSource<T>, entries: (value: T) => readonly number[]): boolean {
  const areSame = (a: T, b: T) => entries(a).every((x, i) => isClose(x, at(entries(b), i), tolerance));
  const wrong = slips.filter((slip) => !areSame(slip.value, value));
  return wrong.every((slip, i) => wrong.slice(i + 1).every((other) => !areSame(slip.value, other.value)));
}
