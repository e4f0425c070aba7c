import { range, sum } from './array.ts';
import type { Vector } from './vector.ts';

/** Answers, one at each index: how sure it is, in [0, 1], and 1 where it is right, 0 where not. */
export interface RatedAnswers {
  readonly confidences: Vector;
  readonly hits: Vector;
}

/** The expected calibration error over equal bins of [0, 1]: Σ (n_b/n) |accuracy_b - confidence_b|; empty bins add nothing. */
export function calibrationErrorOf({ confidences, hits }: RatedAnswers, bins: number): number {
  const binOf = (confidence: number) => Math.min(bins - 1, Math.floor(confidence * bins));
  const gaps = range(bins).map((b) => {
    const inside = (values: Vector) => sum(values.filter((_, i) => binOf(confidences[i] ?? 0) === b));
    const size = inside(confidences.map(() => 1));
    return size === 0 ? 0 : (size / hits.length) * Math.abs(inside(hits) / size - inside(confidences) / size);
  });
  return sum(gaps);
}
