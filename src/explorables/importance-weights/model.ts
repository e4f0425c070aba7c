import { at as item, range } from '../../core/array.ts';
import type { Sample } from '../../core/curve-fitting.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import type { NormalLaw } from '../../core/weight-moment.ts';
import { DRAWS, meanRisk, meanRisks, SIZES } from './many-draws.ts';
import {
  bestLine,
  drawnSample,
  effectiveSize,
  flattened,
  logWeights,
  riskUnder,
  type StraightLine,
  weightedLine,
  weightedSource,
} from './weighted-line.ts';

const params = {
  gamma: { kind: 'number', label: 'Exponent γ of the weights', min: 0, max: 1, step: 0.05, start: 0 },
  n: { kind: 'choice', label: 'Source examples n', options: SIZES, start: '10' },
  m: { kind: 'number', label: 'Target mean m', min: 0, max: 3, step: 0.1, start: 1.5 },
  r: { kind: 'number', label: 'Target standard deviation r', min: 0.3, max: 1.39, step: 0.01, start: 0.5 },
  seed: { kind: 'number', label: 'Seed of the sample', min: 1, max: DRAWS, step: 1, start: 1 },
} as const;

/** The exponents at which the effective sample size is computed. */
export const SIZE_EXPONENTS: Vector = range(21).map((i) => i / 20);

/** A straight line fitted to examples of one normal law, to be used under another. */
export interface WeightedFit {
  readonly sample: Sample;
  readonly target: NormalLaw;
  /** What the source law becomes under the weights w^γ. */
  readonly weighted: NormalLaw;
  /** w^γ of each example, the largest being 1. */
  readonly weights: Vector;
  /** The line with these weights, the one without, and the best one for the target. */
  readonly fit: StraightLine;
  readonly plain: StraightLine;
  readonly best: StraightLine;
  /** The effective sample size at γ, and at each of `SIZE_EXPONENTS`. */
  readonly size: number;
  readonly sizes: Vector;
  /** Target risks: of the fit, its mean over many samples, that of many examples, and the least of any line. */
  readonly risk: number;
  readonly mean: number;
  readonly limit: number;
  readonly least: number;
  /** The mean risk at each of `EXPONENTS`. */
  readonly means: Vector;
  /** The mean squared weight under the source, E_s[w²]. */
  readonly moment: number;
}

/** Covariate shift with a misspecified model: what importance weights repair, and what they cost. */
export const model = defineModel({
  title: 'A line for another place',
  params,
  shortcuts: [
    { label: 'No weights', settings: () => ({ gamma: 0 }) },
    { label: 'Full weights', settings: () => ({ gamma: 1 }) },
    { label: 'Target far away', settings: () => ({ m: 3 }) },
  ],
  init: ({ n }, rng): Sample => drawnSample(rng, Number(n)),
  derive: (sample, { gamma, n, m, r }): WeightedFit => {
    const target = { mean: m, deviation: r };
    const weighted = weightedSource(target, gamma);
    const logs = logWeights(sample.inputs, target);
    const weights = flattened(logs, gamma);
    const fit = weightedLine(sample, weights);
    const best = bestLine(target);
    return {
      sample,
      target,
      weighted,
      weights,
      fit,
      plain: weightedLine(sample, flattened(logs, 0)),
      best,
      size: effectiveSize(weights),
      sizes: SIZE_EXPONENTS.map((exponent) => effectiveSize(flattened(logs, exponent))),
      risk: riskUnder(target, fit),
      mean: meanRisk(target, Number(n), gamma),
      limit: riskUnder(target, bestLine(weighted)),
      least: riskUnder(target, best),
      means: meanRisks(m, r, Number(n)),
      moment: Math.exp(m ** 2 / (2 - r ** 2)) / (r * Math.sqrt(2 - r ** 2)),
    };
  },
  readings: ({ size, risk, mean, limit, least, moment }, { n }) => [
    { label: 'Effective sample size', value: `${formatFixed(size, 1)} of ${n}` },
    { label: 'Mean squared weight', value: formatNumber(moment, 4) },
    { label: 'Target risk of this fit', value: formatNumber(risk, 4) },
    { label: `Its mean over ${DRAWS} samples`, value: formatNumber(mean, 4) },
    { label: 'With endless examples', value: formatNumber(limit, 4) },
    { label: 'Of the best line', value: formatNumber(least, 4) },
  ],
  describe: ({ fit, size, risk, mean, means, limit, least }, { gamma, n, m, r, seed }) =>
    `Source mean 0 and standard deviation 1, target ${formatNumber(m, 2)} and ${formatNumber(r, 3)}; ${n} source examples, ` +
    `seed ${seed}. Weights to the power ${formatNumber(gamma, 2)} leave ${formatFixed(size, 1)} effective examples. The line ` +
    `has intercept ${formatNumber(fit.intercept, 3)}, slope ${formatNumber(fit.slope, 3)} and target risk ` +
    `${formatNumber(risk, 4)}; the mean over ${DRAWS} samples is ${formatNumber(mean, 4)}` +
    `${gamma === 0 ? '' : `, and ${formatNumber(item(means, 0), 4)} without weights`}. With endless examples it would be ` +
    `${formatNumber(limit, 4)}; the best line for the target has ${formatNumber(least, 4)}.`,
  laws: {
    'the effective sample size lies between 1 and n': ({ sizes }, { n }) =>
      sizes.every((size) => size >= 1 - ROUNDING && size <= Number(n) * (1 + ROUNDING)),
    'a larger exponent leaves fewer effective examples': ({ sizes }) =>
      sizes.every((size, i) => i === 0 || size <= item(sizes, i - 1) * (1 + ROUNDING)),
    'no line has less target risk than the best': ({ risk, mean, limit, least, means }) =>
      [risk, mean, limit, ...means].every((each) => each >= least * (1 - ROUNDING)),
    'full weights on endless examples give the best line': ({ limit, least }, { gamma }) =>
      gamma < 1 || Math.abs(limit - least) < ROUNDING,
    'without weights the fit is the plain one': ({ fit, plain, size }, { gamma, n }) =>
      gamma > 0 || (fit.slope === plain.slope && Math.abs(size - Number(n)) < ROUNDING),
  },
});

const ROUNDING = 1e-9;
