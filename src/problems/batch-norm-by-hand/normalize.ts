import { at, sum } from '../../core/array.ts';
import { dot } from '../../core/vector.ts';

/** What is drawn. */
export interface Numbers {
  /** The entries of one channel over the batch: distinct whole numbers with a whole mean. */
  readonly entries: readonly number[];
  /** The loss gradient in each output: whole numbers. */
  readonly upstream: readonly number[];
  /** γ */
  readonly gain: number;
  /** By which the entries are multiplied in the last question. */
  readonly factor: number;
}

/** One pass forward and one back through batch normalization with β = 0 and ε = 0. */
export interface Pass {
  readonly mean: number;
  readonly deviations: readonly number[];
  /** The sum of the squared deviations. */
  readonly squares: number;
  /** The biased variance. */
  readonly variance: number;
  readonly normalized: readonly number[];
  /** The loss gradient in β: the sum of the upstream gradients. */
  readonly shiftGradient: number;
  /** The sum of upstream gradient times deviation. */
  readonly alongDeviations: number;
  /** The loss gradient in γ: the sum of upstream gradient times normalized entry. */
  readonly gainGradient: number;
  /** The loss gradient in each entry, over γ/√v: ō - mean ō - â mean(ō â). */
  readonly brackets: readonly number[];
  readonly gradient: readonly number[];
}

/** Normalizes the entries and backpropagates. Fractions of whole numbers throughout, so that a zero is exactly 0. */
export function normalize({ entries, upstream, gain }: Omit<Numbers, 'factor'>): Pass {
  const size = entries.length;
  const mean = sum(entries) / size;
  const deviations = entries.map((entry) => entry - mean);
  const squares = dot(deviations, deviations);
  const variance = squares / size;
  const shiftGradient = sum(upstream);
  const alongDeviations = dot(upstream, deviations);
  const brackets = upstream.map(
    (g, i) =>
      (size * squares * g - squares * shiftGradient - size * at(deviations, i) * alongDeviations) / (size * squares),
  );
  return {
    mean,
    deviations,
    squares,
    variance,
    normalized: deviations.map((deviation) => deviation / Math.sqrt(variance)),
    shiftGradient,
    alongDeviations,
    gainGradient: alongDeviations / Math.sqrt(variance),
    brackets,
    gradient: brackets.map((bracket) => (gain * bracket) / Math.sqrt(variance)),
  };
}
