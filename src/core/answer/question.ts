import type { Blank } from '../problem.ts';
import { numberBlank, vectorBlank, type BlankSource, type NumberSource } from './blank.ts';
import { hasTwins } from './twins.ts';

/** A blank, and whether every mistake that it names can be told from every other. */
export interface Question {
  readonly blank: Blank;
  /** False where two mistakes lead to the same wrong answer, so that its reason would be a guess. */
  readonly isClear: boolean;
}

/** A question whose answer is one number. */
export function numberQuestion(source: NumberSource): Question {
  return { blank: numberBlank(source), isClear: !hasTwins(source) };
}

/** A question whose answer is a vector. */
export function vectorQuestion(source: BlankSource<readonly number[]>): Question {
  return { blank: vectorBlank(source), isClear: !hasTwins(source) };
}
