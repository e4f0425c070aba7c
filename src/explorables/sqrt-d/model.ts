import { at as item } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { KEYS, statisticsOf, type Statistics, type Trial, TRIALS, trialsOf, WIDTHS } from './trials.ts';

const params = {
  d: { kind: 'choice', label: 'Key width d_k', options: ['4', '16', '64', '256', '512'], start: '4' },
  scaled: { kind: 'choice', label: 'Divide scores by √d_k', options: ['off', 'on'], start: 'off' },
  seed: { kind: 'number', label: 'Seed of the draws', min: 1, max: 99, step: 1, start: 1 },
  trial: { kind: 'number', label: 'Trial shown', min: 1, max: TRIALS, step: 1, start: 1, advanced: true },
} as const;

/** What random queries and keys do to softmax attention, at one width and over all widths. */
export interface ScalingLab {
  /** The trial that is shown, and the same one with the other choice of scaling. */
  readonly trial: Trial;
  readonly other: Trial;
  readonly statistics: Statistics;
  /** The averages at every width of `WIDTHS`, without and with the division. */
  readonly unscaled: readonly Statistics[];
  readonly scaled: readonly Statistics[];
}

/** Attention at the start of training: random queries and keys, and what the width does to the softmax. */
export const model = defineModel({
  title: 'Why divide by the square root of d',
  params,
  init: () => null,
  derive: (_, { d, scaled, seed, trial }): ScalingLab => {
    const width = WIDTHS.indexOf(Number(d));
    const other = scaled === 'on' ? 'off' : 'on';
    const averages = { off: trialsOf(seed, 'off').map(statisticsOf), on: trialsOf(seed, 'on').map(statisticsOf) };
    const shown = (choice: 'off' | 'on') => item(item(trialsOf(seed, choice), width), trial - 1);
    return {
      trial: shown(scaled),
      other: shown(other),
      statistics: item(averages[scaled], width),
      unscaled: averages.off,
      scaled: averages.on,
    };
  },
  readings: ({ statistics: { entropy, largestWeight, trace, meanSquareScore } }) => [
    { label: 'Largest weight (mean)', value: formatNumber(largestWeight, 3) },
    { label: 'Entropy (mean), nats', value: formatNumber(entropy, 3) },
    { label: 'Jacobian trace (mean)', value: formatNumber(trace, 3) },
    { label: 'Squared score (mean)', value: formatNumber(meanSquareScore, 3) },
  ],
  describe: ({ statistics, trial, other }, { d, scaled: choice, seed }) =>
    `Key width ${d}, scores ${choice === 'on' ? 'divided by the square root of it' : 'as they are'}, seed ${seed}, averages ` +
    `over ${TRIALS} trials with ${KEYS} keys: the largest weight is ${formatNumber(statistics.largestWeight, 3)}, the ` +
    `entropy ${formatNumber(statistics.entropy, 3)} nats of at most ${formatNumber(MOST_ENTROPY, 3)}, the trace of the ` +
    `softmax Jacobian ${formatNumber(statistics.trace, 3)}, the mean squared score ` +
    `${formatNumber(statistics.meanSquareScore, 3)}. In the trial that is shown the largest weight is ` +
    `${formatNumber(Math.max(...trial.weights), 3)}, and ${formatNumber(Math.max(...other.weights), 3)} ` +
    `${choice === 'on' ? 'without' : 'with'} the division.`,
  laws: {
    'weights add up to 1': ({ trial, other }) =>
      [trial, other].every(({ weights }) => Math.abs(weights.reduce((a, b) => a + b) - 1) < 1e-12),
    'the entropy lies between 0 and ln 16': ({ unscaled, scaled }) =>
      [...unscaled, ...scaled].every(({ entropy }) => entropy >= 0 && entropy <= MOST_ENTROPY + 1e-12),
    'the trace of the Jacobian is at most 1 - 1/16 and at least 1 minus the largest weight, on average': (derived) =>
      [...derived.unscaled, ...derived.scaled].every(
        ({ trace, largestWeight }) => trace <= 1 - 1 / KEYS + 1e-12 && trace >= 1 - largestWeight - 1e-12,
      ),
    'dividing by √d divides the mean squared score by d': ({ unscaled, scaled }) =>
      unscaled.every(
        ({ meanSquareScore }, i) =>
          Math.abs(meanSquareScore / item(WIDTHS, i) / item(scaled, i).meanSquareScore - 1) < 1e-9,
      ),
    'dividing by √d never sharpens: the entropy grows': ({ unscaled, scaled }) =>
      unscaled.every(({ entropy }, i) => entropy < item(scaled, i).entropy),
  },
});

/** The entropy of equal weights, in nats. */
export const MOST_ENTROPY = Math.log(KEYS);
