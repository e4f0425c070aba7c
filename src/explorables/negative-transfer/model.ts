import { at as item, range } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import {
  drawnTrials,
  exactError,
  type ExactErrors,
  exactErrors,
  simulatedError,
  thresholdAt,
  TRIALS,
  type TwoAverages,
} from './averages.ts';

const params = {
  omega: { kind: 'number', label: 'Weight ω on the source', min: 0, max: 1, step: 0.005, start: 0 },
  Delta: { kind: 'number', label: 'Bias Δ of the source', min: 0, max: 3, step: 0.01, start: 0.5 },
  nt: { kind: 'number', label: 'Target examples n_t', min: 1, max: 100, step: 1, start: 10, spacing: 'log' },
  ns: { kind: 'number', label: 'Source examples n_s', min: 0, max: 1000, step: 1, start: 100, spacing: 'log' },
  s2: { kind: 'number', label: 'Noise variance s²', min: 0.25, max: 9, step: 0.25, start: 4 },
} as const;

type At = Values<typeof params>;

/** The weights at which the error is simulated, besides that of the pooled mean. */
export const SIMULATED: Vector = range(11).map((i) => i / 10);
/** The numbers of target and of source examples over which curves run. */
export const TARGETS: Vector = range(49).map((i) => 100 ** (i / 48));
export const SOURCES: Vector = range(61).map((i) => 1000 ** (i / 60));

/** An estimate of a mean from target and source averages, over all weights, biases and sizes. */
export interface NegativeTransfer extends ExactErrors {
  /** The mean squared error at ω. */
  readonly error: number;
  /** The same over 101 weights from 0 to 1. */
  readonly overWeights: Vector;
  /** Simulated at each of `SIMULATED` and at the weight of the pooled mean. */
  readonly simulated: Vector;
  readonly simulatedPool: number;
  /** The bias above which the pooled mean does harm, at each of `TARGETS`; empty without source examples. */
  readonly boundary: Vector;
  /** Where that boundary ends for endless target examples; null without source examples. */
  readonly asymptote: number | null;
  /** The errors of the pooled mean and of the best weight at each of `SOURCES`. */
  readonly pooledOver: Vector;
  readonly bestOver: Vector;
}

/** Estimating a mean with the help of a biased source: when the source does harm. */
export const model = defineModel({
  title: 'A biased source, weighed',
  params,
  shortcuts: [
    { label: 'Target alone', settings: () => ({ omega: 0 }) },
    { label: 'All examples alike', settings: (at) => ({ omega: exactErrors(averagesOf(at)).pooledWeight }) },
    { label: 'Best weight', settings: (at) => ({ omega: exactErrors(averagesOf(at)).bestWeight }) },
  ],
  init: ({ ns }, rng) => drawnTrials(rng, ns),
  derive: (trials, at): NegativeTransfer => {
    const averages = averagesOf(at);
    const exact = exactErrors(averages);
    const overSources = SOURCES.map((source) => exactErrors({ ...averages, source }));
    return {
      ...exact,
      error: exactError(averages, at.omega),
      overWeights: range(101).map((i) => exactError(averages, i / 100)),
      simulated: SIMULATED.map((omega) => simulatedError(trials, averages, omega)),
      simulatedPool: simulatedError(trials, averages, exact.pooledWeight),
      boundary: at.ns === 0 ? [] : TARGETS.map((target) => thresholdAt(at.s2, at.ns, target)),
      asymptote: at.ns === 0 ? null : Math.sqrt(at.s2 / at.ns),
      pooledOver: overSources.map(({ pooled }) => pooled),
      bestOver: overSources.map(({ best }) => best),
    };
  },
  readings: ({ error, alone, pooled, pooledWeight, best, bestWeight }) => [
    { label: 'Error at ω', value: formatNumber(error, 4) },
    { label: 'Target alone', value: formatNumber(alone, 4) },
    { label: 'Pooled mean', value: formatNumber(pooled, 4) },
    { label: 'Its weight ω', value: formatNumber(pooledWeight, 3) },
    { label: 'Best weight ω*', value: formatNumber(bestWeight, 3) },
    { label: 'Its error', value: formatNumber(best, 4) },
  ],
  describe: ({ error, alone, pooled, simulatedPool, best, bestWeight }, { omega, Delta, nt, ns, s2 }) =>
    `${counted(nt, 'target example')}, ${counted(ns, 'source example')} of bias ${formatNumber(Delta, 3)}, noise variance ` +
    `${formatNumber(s2, 3)}. Weight ${formatNumber(omega, 3)} on the source has the mean squared error ` +
    `${formatNumber(error, 4)}, the target alone ${formatNumber(alone, 4)}, the pooled mean ${formatNumber(pooled, 4)} ` +
    `(${formatNumber(simulatedPool, 3)} in ${TRIALS} trials): ${verdict(pooled, alone, ns)}. The best weight is ` +
    `${formatNumber(bestWeight, 3)} with ${formatNumber(best, 4)}.`,
  laws: {
    'the best weight is never worse than the target alone, and better with a source': ({ best, alone }, { ns }) =>
      ns === 0 ? best === alone : best < alone,
    'no weight has less error than the best': ({ best, overWeights, error, pooled }) =>
      [...overWeights, error, pooled].every((each) => each >= best * (1 - ROUNDING)),
    'the pooled mean does harm exactly above the threshold': ({ pooled, alone, threshold }, { Delta }) =>
      threshold === null || Math.abs(Delta - threshold) < ROUNDING || Delta > threshold === pooled > alone,
    'the threshold falls as target examples come in, toward the standard error of the source average': ({
      boundary,
      asymptote,
    }) => boundary.every((bias, i) => bias > (asymptote ?? 0) && (i === 0 || bias < item(boundary, i - 1))),
    'more source examples at their best weight never hurt': ({ bestOver }) =>
      bestOver.every((error, i) => i === 0 || error <= item(bestOver, i - 1) * (1 + ROUNDING)),
  },
});

const ROUNDING = 1e-9;

function averagesOf({ Delta, nt, ns, s2 }: At): TwoAverages {
  return { bias: Delta, variance: s2, target: nt, source: ns };
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function verdict(pooled: number, alone: number, ns: number): string {
  if (ns === 0) return 'there is no source';
  if (Math.abs(pooled - alone) < ROUNDING * alone) return 'a tie';
  return pooled > alone ? 'the source does harm' : 'the source helps';
}
