import { at, sum } from '../../core/array.ts';
import type { Matrix } from '../../core/matrix.ts';

/** What is drawn: counts of pairs, one of them, and a number of negatives. */
export interface Numbers {
  /** Three centers down, three contexts across. */
  readonly pairs: Matrix;
  /** The asked center and context, counted from 0; their count is not 0. */
  readonly center: number;
  readonly context: number;
  /** k. */
  readonly negatives: number;
}

/** What the questions ask for, with unigram noise. */
export interface Answers {
  /** #(w,c), #(w), #(c), #. */
  readonly pair: number;
  readonly row: number;
  readonly column: number;
  readonly all: number;
  /** PMI(w,c). */
  readonly information: number;
  /** k #(w) p_noise(c). */
  readonly expected: number;
  /** The optimal score. */
  readonly score: number;
  /** Its sigmoid. */
  readonly probability: number;
  /** What this pair adds to the expected loss at the optimum. */
  readonly least: number;
}

/** All answers of one instance. */
export function answersOf({ pairs, center, context, negatives }: Numbers): Answers {
  const pair = at(at(pairs, center), context);
  const row = sum(at(pairs, center));
  const column = sum(pairs.map((counts) => at(counts, context)));
  const all = sum(pairs.map(sum));
  const expected = (negatives * row * column) / all;
  const score = Math.log(pair / expected);
  return {
    ...{ pair, row, column, all, expected, score },
    information: Math.log((pair * all) / (row * column)),
    probability: pair / (pair + expected),
    least: pair * Math.log(1 + expected / pair) + expected * Math.log(1 + pair / expected),
  };
}
