import type { Blank } from '../problem.ts';
import { matrixBlank, numberBlank, vectorBlank, type BlankSource, type NumberSource } from './blank.ts';
import { type Foreseen, hasLuckySlip, hasTwins } from './twins.ts';

/** A blank, and whether every mistake that it names can be told from every other. */
export interface Question {
  readonly blank: Blank;
  /** False where two mistakes lead to the same wrong answer, so that its reason would be a guess. */
  readonly isClear: boolean;
}

/** A question of which it is also known whether every mistake that it names leads to a wrong answer. */
export interface TellingQuestion extends Question {
  /** False where a mistake leads to the right answer, so that nobody who makes it would be told. */
  readonly isTelling: boolean;
}

/** Whether a reader who makes a foreseen mistake is told of it, and of no other one. Draws without that are refused. */
export function isTold({ isClear, isTelling }: TellingQuestion): boolean {
  return isClear && isTelling;
}

/** The blanks of a problem from its questions, as `blanks` of `defineProblem`. */
export function blanksOf<Numbers>(
  questions: (numbers: Numbers) => readonly Question[],
): (numbers: Numbers) => readonly Blank[] {
  return (numbers) => questions(numbers).map(({ blank }) => blank);
}

/** A question whose answer is one number. */
export function numberQuestion(source: NumberSource): TellingQuestion {
  return { blank: numberBlank(source), ...judged(source) };
}

/** A question whose answer is a vector. */
export function vectorQuestion(source: BlankSource<readonly number[]>): TellingQuestion {
  return { blank: vectorBlank(source), ...judged(source) };
}

/** A question whose answer is a matrix, given by rows. */
export function matrixQuestion(source: BlankSource<readonly (readonly number[])[]>): TellingQuestion {
  return { blank: matrixBlank(source), ...judged(source) };
}

function judged(source: Foreseen): Omit<TellingQuestion, 'blank'> {
  return { isClear: !hasTwins(source), isTelling: !hasLuckySlip(source) };
}
