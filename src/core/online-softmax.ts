import { at, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import { times, total, type Vector } from './vector.ts';

/** What attention of one query remembers of the keys that it has seen. */
export interface OnlineSoftmax {
  /** The largest score; -Infinity before the first. */
  readonly largest: number;
  /** The sum of exp(score - largest). */
  readonly normalizer: number;
  /** The attention output over the keys so far, in R^{d_v}. */
  readonly output: Vector;
}

/** Before any key: values have `width` entries. */
export function nothingSeen(width: number): OnlineSoftmax {
  return { largest: -Infinity, normalizer: 0, output: Array.from({ length: width }, () => 0) };
}

/** The state after one more block of keys, at least one, from their scores and their values, one a row (M. Milakov and N. Gimelshein, 2018). */
export function afterBlock(before: OnlineSoftmax, scores: Vector, values: Matrix): OnlineSoftmax {
  const largest = Math.max(before.largest, ...scores);
  const exponentials = scores.map((score) => Math.exp(score - largest));
  const kept = Math.exp(before.largest - largest) * before.normalizer;
  const normalizer = kept + sum(exponentials);
  const added = values.map((value, j) => times(at(exponentials, j), value));
  return { largest, normalizer, output: times(1 / normalizer, total(times(kept, before.output), ...added)) };
}
