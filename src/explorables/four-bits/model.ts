import { at as item } from '../../core/array.ts';
import { meanSquaredError, signalToNoise } from '../../core/block-quantizer.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { difference, type Vector } from '../../core/vector.ts';
import { bitsOf, BLOCKS, COUNT, errorsOf, FORMATS, levelsOf, OUTLIER_EVERY, SCALE_BITS, shares, stored, weightsOf } from './formats.ts'; // prettier-ignore

const params = {
  format: { kind: 'choice', label: 'Format', options: FORMATS, start: 'int4' },
  block: { kind: 'choice', label: 'Block size', options: BLOCKS, start: '64' },
  outlier: {
    kind: 'number',
    label: 'Outliers are larger by',
    min: 1,
    max: 50,
    step: 1,
    start: 1,
    help: `One weight in ${OUTLIER_EVERY}. 1: none.`,
  },
  seed: { kind: 'number', label: 'Seed of the weights', min: 1, max: 99, step: 1, start: 1 },
} as const;

/** How many weights are shown one by one. */
export const SHOWN = 128;

/** Cells of a histogram. */
export const CELLS = 41;

/** Weights that are stored in few bits, block by block, and what is lost. */
export interface Storage {
  /** The first weights, and what they are read back as. */
  readonly weights: Vector;
  readonly values: Vector;
  /** The scale of each block. */
  readonly scales: Vector;
  /** The levels of the format, as shares of the scale. */
  readonly levels: Vector;
  /** The shares of weights in equal stretches of [-1, 1], each weight divided by the scale of its block. */
  readonly relative: Vector;
  /** The shares of errors in equal stretches of [-reach, reach]. */
  readonly errors: Vector;
  readonly reach: number;
  readonly meanSquare: number;
  /** Signal-to-noise ratio in decibels. */
  readonly ratio: number;
  /** Bits for a weight, its part of the scale included. */
  readonly bits: number;
  /** The share of weights that is read back as 0. */
  readonly zeros: number;
  /** The largest error, as a share of the scale of its block. */
  readonly worst: number;
  /** The root-mean-square error by format and block size, in the order of `FORMATS` and `BLOCKS`. */
  readonly rootErrors: readonly Vector[];
}

/** Block-wise absmax quantization: levels for the largest weight of a block, and the error that the others bear. */
export const model = defineModel({
  title: 'Four bits per weight',
  params,
  init: () => null,
  derive: (_, { format, block, outlier, seed }): Storage => {
    const size = Number(block);
    const weights = weightsOf(seed, outlier);
    const { scales, values } = stored(weights, format, size);
    const errors = difference(values, weights);
    const meanSquare = meanSquaredError(weights, values);
    const reach = ERROR_REACH * Math.sqrt(meanSquare);
    const ofScale = (each: Vector) => each.map((number, i) => number / item(scales, Math.floor(i / size)));
    return {
      weights: weights.slice(0, SHOWN),
      values: values.slice(0, SHOWN),
      scales,
      levels: levelsOf(format),
      relative: shares(ofScale(weights), 1, CELLS),
      errors: shares(errors, reach, CELLS),
      reach,
      meanSquare,
      ratio: signalToNoise(weights, values),
      bits: bitsOf(format) + SCALE_BITS / size,
      zeros: values.filter((value) => value === 0).length / COUNT,
      worst: ofScale(errors).reduce((largest, error) => Math.max(largest, Math.abs(error)), 0),
      rootErrors: errorsOf(seed, outlier),
    };
  },
  readings: ({ bits, meanSquare, ratio, zeros }) => [
    { label: 'Bits per weight', value: formatNumber(bits, 5) },
    { label: 'RMS error', value: formatNumber(Math.sqrt(meanSquare), 4) },
    { label: 'Mean squared error', value: formatNumber(meanSquare, 4) },
    { label: 'Signal to noise', value: `${formatFixed(ratio, 2)} dB` },
    { label: 'Read back as 0', value: `${formatFixed(100 * zeros, 1)} %` },
  ],
  describe: ({ bits, meanSquare, ratio, zeros, levels }, { format, block, outlier, seed }) =>
    `${COUNT} normal weights, seed ${seed}, ` +
    (outlier === 1 ? 'no outliers, ' : `one in ${OUTLIER_EVERY} of them ${outlier} times larger, `) +
    `stored as ${format} (${levels.length} levels) in blocks of ${block}: ${formatNumber(bits, 5)} bits per weight. The ` +
    `root-mean-square error is ${formatNumber(Math.sqrt(meanSquare), 4)}, the signal-to-noise ratio ` +
    `${formatFixed(ratio, 2)} decibels; ${formatFixed(100 * zeros, 1)} percent of the weights are read back as 0.`,
  laws: {
    'no error exceeds half the widest gap between two levels': ({ worst, levels }) =>
      worst <= Math.max(...levels.slice(1).map((level, i) => level - item(levels, i))) / 2 + ROUNDING,
    'the largest weight of a block is read back exactly': ({ weights, values, scales }, { block }) =>
      scales.slice(0, SHOWN / Math.min(SHOWN, Number(block))).every((scale, i) => {
        const inBlock = weights.map((_, j) => j).filter((j) => Math.floor(j / Number(block)) === i);
        return inBlock.every(
          (j) => Math.abs(item(weights, j)) < scale || Math.abs(item(values, j) - item(weights, j)) <= ROUNDING * scale,
        );
      }),
    'every weight falls into a cell': ({ relative, errors }) =>
      [relative, errors].every((each) => Math.abs(each.reduce((a, b) => a + b) - 1) < ROUNDING),
    'the curve passes through the error that is read out': ({ rootErrors, meanSquare }, { format, block }) => {
      const error = item(item(rootErrors, FORMATS.indexOf(format)), BLOCKS.indexOf(block));
      return Math.abs(error - Math.sqrt(meanSquare)) < ROUNDING;
    },
    'smaller blocks cost more bits': ({ bits }, { format, block }) =>
      bits === bitsOf(format) + SCALE_BITS / Number(block),
  },
});

const ROUNDING = 1e-9;
/** The error histogram ends at this many root mean squares; its last cells hold what lies beyond. */
const ERROR_REACH = 3;
