import { at, range, sum } from './array.ts';
import type { Vector } from './vector.ts';

/**
 * The 16 levels of the 4-bit normal float, rounded to seven digits: quantiles of the standard normal, scaled to
 * [-1, 1], with an exact 0 (T. Dettmers et al., 2023).
 */
export const NF4_LEVELS: Vector = [
  -1, -0.6961928, -0.5250731, -0.3949175, -0.2844414, -0.1847734, -0.09105, 0, 0.0795803, 0.1609302, 0.2461123,
  0.3379152, 0.4407098, 0.562617, 0.7229568, 1,
];

/** The equally spaced levels of a signed integer with b bits, scaled to [-1, 1]: q / (2^{b-1} - 1), from -1 to 1. */
export function integerLevels(bits: number): Vector {
  const most = 2 ** (bits - 1) - 1;
  return range(2 * most + 1).map((q) => (q - most) / most);
}

/** Weights that were stored with few bits, block by block. */
export interface Quantized {
  /** The scale c of each block: its largest absolute weight. */
  readonly scales: Vector;
  /** The weights as they are read back: c times the level that stands for each. */
  readonly values: Vector;
}

/** Where a number of [-1, 1] is rounded to: one of the levels of a format. */
export type Rounding = (share: number) => number;

/** Rounding to b-bit integers: q = round((2^{b-1} - 1) x) with a tie upwards, read back as q / (2^{b-1} - 1). */
export function integerRounding(bits: number): Rounding {
  const most = 2 ** (bits - 1) - 1;
  return (share) => Math.round(share * most) / most;
}

/** Rounding to the nearest of some levels, which rise; a tie goes to the lower one. */
export function levelRounding(levels: Vector): Rounding {
  const borders = levels.slice(1).map((level, i) => (level + at(levels, i)) / 2);
  return (share) => {
    const above = borders.findIndex((border) => share <= border);
    return at(levels, above === -1 ? levels.length - 1 : above);
  };
}

/**
 * Quantizes weights in consecutive blocks of a size, each by its own largest absolute weight.
 *
 * A block of zeros has scale 0 and stays as it is.
 */
export function absmaxQuantized(weights: Vector, block: number, rounded: Rounding): Quantized {
  const scales = range(Math.ceil(weights.length / block)).map((i) =>
    weights.slice(i * block, (i + 1) * block).reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0),
  );
  const values = weights.map((weight, i) => {
    const scale = at(scales, Math.floor(i / block));
    return scale === 0 ? 0 : scale * rounded(weight / scale);
  });
  return { scales, values };
}

/** The mean squared difference of two lists of numbers. */
export function meanSquaredError(weights: Vector, values: Vector): number {
  return sum(weights.map((weight, i) => (weight - at(values, i)) ** 2)) / weights.length;
}

/** The ratio of the weights' sum of squares to that of the error, in decibels: 10 log₁₀ of it. */
export function signalToNoise(weights: Vector, values: Vector): number {
  const power = sum(weights.map((weight) => weight ** 2)) / weights.length;
  return 10 * Math.log10(power / meanSquaredError(weights, values));
}
