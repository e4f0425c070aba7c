import { expect, it } from 'vitest';
import { range } from './array.ts';
import { absmaxQuantized, integerLevels, integerRounding, levelRounding, meanSquaredError, NF4_LEVELS, signalToNoise } from './block-quantizer.ts'; // prettier-ignore
import { normalDistribution } from './normal-distribution.ts';
import { normalVector } from './random-matrix.ts';
import { createRng } from './rng.ts';

it('quantizes the four weights that were worked by hand', () => {
  const weights = [0.7, -0.2, 0.05, -1.4];
  const { scales, values } = absmaxQuantized(weights, 4, integerRounding(4));
  expect(scales).toEqual([1.4]);
  expect(values.map((value) => value.toFixed(12))).toEqual(['0.800000000000', '-0.200000000000', '0.000000000000', '-1.400000000000']); // prettier-ignore
  expect(4 * meanSquaredError(weights, values)).toBeCloseTo(0.0125, 12);
});

it('gives every block its own scale, the last one too, and keeps a block of zeros', () => {
  const { scales, values } = absmaxQuantized([3, -1, 0, 0, 0.5], 2, integerRounding(8));
  expect(scales).toEqual([3, 0, 0.5]);
  expect(values.slice(2)).toEqual([0, 0, 0.5]);
});

it('has 2^b - 1 integer levels, equally spaced from -1 to 1', () => {
  expect(integerLevels(3)).toEqual([-1, -2 / 3, -1 / 3, 0, 1 / 3, 2 / 3, 1]);
  expect(integerLevels(8)).toHaveLength(255);
});

it('rounds to the nearest level', () => {
  const rounded = levelRounding(NF4_LEVELS);
  for (const share of range(401).map((i) => i / 200 - 1)) {
    const nearest = Math.min(...NF4_LEVELS.map((level) => Math.abs(level - share)));
    expect(Math.abs(rounded(share) - share)).toBeCloseTo(nearest, 12);
  }
});

it('puts the levels of the 4-bit normal float at evenly spaced chances, eight above 0 and seven below', () => {
  // The outermost chance is 0.9677083; its quantile is the scale (T. Dettmers et al., 2023).
  const [outermost, largest] = [0.9677083, 1.84813];
  const chances = (levels: readonly number[]) => levels.map((level) => normalDistribution(largest * level));
  const even = (count: number) => range(count).map((i) => 0.5 + ((i + 1) * (outermost - 0.5)) / count);
  const above = chances(NF4_LEVELS.slice(8));
  const below = chances(NF4_LEVELS.slice(0, 7).map((level) => -level)).toReversed();
  even(8).forEach((chance, i) => expect(above[i]).toBeCloseTo(chance, 5));
  even(7).forEach((chance, i) => expect(below[i]).toBeCloseTo(chance, 5));
  expect(NF4_LEVELS[7]).toBe(0);
});

it('loses 6 decibels with each bit, once there are many', () => {
  const weights = normalVector(createRng(7), 4096);
  const ratio = (bits: number) => signalToNoise(weights, absmaxQuantized(weights, 64, integerRounding(bits)).values);
  expect(ratio(8) - ratio(7)).toBeCloseTo(20 * Math.log10(127 / 63), 0);
});
