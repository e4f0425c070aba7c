import { at, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import { times, total, type Vector } from './vector.ts';

/** A table of positive weights, divided by their sum: a joint law of row and column. */
export function normalizedTable(weights: Matrix): Matrix {
  const whole = sum(weights.flat());
  return weights.map((row) => row.map((weight) => weight / whole));
}

/** The mean of some points under weights that need not add up to 1; all points have one length. */
export function averageUnder(weights: Vector, points: readonly Vector[]): Vector {
  const parts = points.map((point, i) => times(at(weights, i) / sum(weights), point));
  return total(at(parts, 0), ...parts.slice(1));
}

/** The probability that a text begins as `text` does in its first `length` tokens: law[i] belongs to texts[i]. */
export function prefixProbability(
  { texts, law }: { readonly texts: readonly Vector[]; readonly law: Vector },
  text: Vector,
  length: number,
): number {
  const begins = (other: Vector) => text.slice(0, length).every((token, t) => at(other, t) === token);
  return sum(law.filter((_, i) => begins(at(texts, i))));
}
