import { sum } from '../core/array.ts';
import type { PaperQuestion } from './paper.ts';

/** How a question went. */
export interface Mark {
  readonly question: PaperQuestion;
  /** The share that is right, from 0 to 1. */
  readonly share: number;
}

/** Points, as many as minutes. */
export interface Points {
  readonly got: number;
  readonly of: number;
}

/** The points of all questions together. */
export function pointsOf(marks: readonly Mark[]): Points {
  return {
    got: sum(marks.map(({ question, share }) => question.minutes * share)),
    of: sum(marks.map(({ question }) => question.minutes)),
  };
}

/** The points of each group of questions, in the order in which the groups first occur. */
export function pointsBy(
  marks: readonly Mark[],
  groupOf: (question: PaperQuestion) => string,
): ReadonlyMap<string, Points> {
  const groups = Map.groupBy(marks, ({ question }) => groupOf(question));
  return new Map(Array.from(groups, ([group, members]) => [group, pointsOf(members)]));
}

/**
 * Whether a question has to come back.
 *
 * One with numbers is missed when any of its answers is; one in words when fewer than two thirds of the points were
 * had, since a good answer need not name every one.
 */
export function isMissed({ question, share }: Mark): boolean {
  return question.kind === 'discussion' ? share < LEAST_OF_WORDS : share < 1;
}

const LEAST_OF_WORDS = 2 / 3;
