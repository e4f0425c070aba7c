import { at as item, range, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { times, total, type Vector } from '../../core/vector.ts';
import { filtered, kept, leastOfOneRound, multiplicity, POINTS, type Risk, riskOf, truth } from './rounds.ts';

const MOST_ROUNDS = 10;

const params = {
  lambda: {
    kind: 'number',
    label: 'Penalty λ',
    min: 0.005,
    max: 1,
    step: 0.005,
    start: 0.05,
    spacing: 'log',
  },
  m: { kind: 'number', label: 'Rounds m', min: 0, max: MOST_ROUNDS, step: 1, start: 1 },
  s: { kind: 'number', label: 'Noise s', min: 0, max: 1, step: 0.05, start: 0.5 },
  seed: { kind: 'number', label: 'Seed of the sample', min: 1, max: 99, step: 1, start: 1 },
} as const;

/** A noisy wave after rounds of kernel ridge, each fitted to the fit before. */
export interface SelfDistillation {
  /** The noisy targets at the 32 points. */
  readonly sample: Vector;
  /** The fits after 0, 1, ..., m rounds; that after none is the sample. */
  readonly fits: readonly Vector[];
  /** The shares of frequencies 0 to 16 that one round keeps, and all m. */
  readonly once: Vector;
  readonly kept: Vector;
  /** The expected error after 0 to 10 rounds. */
  readonly risks: readonly Risk[];
  /** The trace of the map from targets to fit. */
  readonly freedom: number;
  /** The mean squared distance of the last fit of this sample from the truth. */
  readonly sampleError: number;
  /** The least expected error of a single round, over all penalties. */
  readonly leastOfOne: number;
}

/** Self-distillation of kernel ridge: every round turns the small directions down once more. */
export const model = defineModel({
  title: 'Fitted again and again to the last fit',
  params,
  init: (_, rng): Vector => range(POINTS).map(() => rng.normal()),
  derive: (noise, { lambda, m, s }): SelfDistillation => {
    const sample = total(truth, times(s, noise));
    const fits = range(m + 1).map((rounds) => (rounds === 0 ? sample : filtered(kept(lambda, rounds), sample)));
    const shares = kept(lambda, m);
    return {
      sample,
      fits,
      once: kept(lambda, 1),
      kept: shares,
      risks: range(MOST_ROUNDS + 1).map((rounds) => riskOf(kept(lambda, rounds), s)),
      freedom: sum(shares.map((share, k) => multiplicity(k) * share)),
      sampleError: sum(item(fits, m).map((value, j) => (value - item(truth, j)) ** 2)) / POINTS,
      leastOfOne: leastOfOneRound(s),
    };
  },
  readings: ({ risks, freedom, sampleError, leastOfOne }, { m }) => {
    const { bias, variance, error } = item(risks, m);
    return [
      { label: 'Expected error', value: formatFixed(error, 4) },
      { label: 'Squared bias', value: formatFixed(bias, 4) },
      { label: 'Variance', value: formatFixed(variance, 4) },
      { label: 'Error of this sample', value: formatFixed(sampleError, 4) },
      { label: 'Directions kept, in all', value: `${formatFixed(freedom, 1)} of ${POINTS}` },
      { label: 'Best error of one round', value: formatFixed(leastOfOne, 4) },
    ];
  },
  describe: ({ risks, freedom, sampleError, leastOfOne, kept: shares }, { lambda, m, s }) => {
    const { bias, variance, error } = item(risks, m);
    return (
      `Penalty ${formatNumber(lambda, 3)}, noise ${formatNumber(s, 2)}, ${m === 1 ? '1 round' : `${m} rounds`}. Of ` +
      `frequencies 1 and 3, which make the wave, ${percent(item(shares, 1))} and ${percent(item(shares, 3))} are kept, of ` +
      `frequency 10 ${percent(item(shares, 10))}; that is worth ${formatFixed(freedom, 1)} of ${POINTS} directions. The ` +
      `expected error is ${formatFixed(error, 4)}: squared bias ${formatFixed(bias, 4)} and variance ` +
      `${formatFixed(variance, 4)}. On this sample it is ${formatFixed(sampleError, 4)}. A single round has at best ` +
      `${formatFixed(leastOfOne, 4)}.`
    );
  },
  laws: {
    'another round adds bias and takes variance': ({ risks }) =>
      risks.every(({ bias, variance }, i) => {
        if (i === 0) return bias === 0;
        const before = item(risks, i - 1);
        return bias > before.bias && variance <= before.variance;
      }),
    'the smoother a frequency, the more of it is kept': ({ kept: shares }) =>
      shares.every((share, k) => share > 0 && share <= (k === 0 ? 1 : item(shares, k - 1))),
    'each fit is a round on the fit before': ({ fits, once }) =>
      fits.every((fit, i) => i === 0 || distanceOf(fit, filtered(once, item(fits, i - 1))) < ROUNDING),
    'without rounds the error is the variance of the noise': ({ risks }, { s }) =>
      Math.abs(item(risks, 0).error - s ** 2) < ROUNDING,
    'one round is never better than its best penalty': ({ risks, leastOfOne }) =>
      item(risks, 1).error >= leastOfOne - ROUNDING,
  },
});

const ROUNDING = 1e-9;

function distanceOf(a: Vector, b: Vector): number {
  return Math.max(...a.map((entry, j) => Math.abs(entry - item(b, j))));
}

function percent(share: number): string {
  return `${formatNumber(100 * share, 3)} %`;
}
