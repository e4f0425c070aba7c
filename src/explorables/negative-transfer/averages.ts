import { at as item, range, sum } from '../../core/array.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';

/** How often the two averages are drawn. */
export const TRIALS = 400;

/** Two averages that estimate one mean: of n_t target examples, and of n_s source examples whose mean is off by Δ. */
export interface TwoAverages {
  readonly bias: number;
  readonly variance: number;
  readonly target: number;
  readonly source: number;
}

/** The exact errors of some estimates of the target mean, as mean squared errors. */
export interface ExactErrors {
  readonly alone: number;
  readonly pooled: number;
  readonly best: number;
  /** The weights on the source average that the last two give. */
  readonly pooledWeight: number;
  readonly bestWeight: number;
  /** The bias below which the pooled mean beats the target alone; null without source examples. */
  readonly threshold: number | null;
}

/** Normal draws for the two averages; without source examples the second is not drawn. */
export function drawnTrials(rng: Rng, source: number): readonly Vector[] {
  return range(TRIALS).map(() => (source === 0 ? [rng.normal()] : [rng.normal(), rng.normal()]));
}

/**
 * The mean squared error of (1 − ω) target average + ω source average.
 *
 * Without source examples there is nothing to put the weight on, and the target average stands alone.
 */
export function exactError({ bias, variance, target, source }: TwoAverages, omega: number): number {
  if (source === 0) return variance / target;
  return ((1 - omega) ** 2 * variance) / target + omega ** 2 * (variance / source + bias ** 2);
}

/** The errors of target alone, of the mean of all examples and of the best weight. */
export function exactErrors(averages: TwoAverages): ExactErrors {
  const { bias, variance, target, source } = averages;
  const pooledWeight = source / (source + target);
  const alone = variance / target;
  const bestWeight = source === 0 ? 0 : alone / (alone + variance / source + bias ** 2);
  return {
    alone,
    pooled: exactError(averages, pooledWeight),
    best: exactError(averages, bestWeight),
    pooledWeight,
    bestWeight,
    threshold: source === 0 ? null : thresholdAt(variance, source, target),
  };
}

/** The bias below which the pooled mean beats the target alone; `source` is not 0. */
export function thresholdAt(variance: number, source: number, target: number): number {
  return Math.sqrt(variance * (1 / source + 1 / target));
}

/** The mean squared error over the trials; the true mean is 0. */
export function simulatedError(
  trials: readonly Vector[],
  { bias, variance, target, source }: TwoAverages,
  omega: number,
): number {
  const errors = trials.map((draws) => {
    const own = Math.sqrt(variance / target) * item(draws, 0);
    if (source === 0) return own ** 2;
    return ((1 - omega) * own + omega * (bias + Math.sqrt(variance / source) * item(draws, 1))) ** 2;
  });
  return sum(errors) / errors.length;
}
