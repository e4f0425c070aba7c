import { expect, it } from 'vitest';
import { meanSquare, rmsNormalized, standardized, statisticsOf } from './normalization.ts';

const entries = [1, 2, 3, 6];

it('has mean 3 and biased variance 3.5 for 1, 2, 3, 6', () => {
  expect(statisticsOf(entries)).toEqual({ mean: 3, variance: 3.5 });
  expect(meanSquare(entries)).toBe(12.5);
});

it('standardizes them as by hand', () => {
  const expected = [-1.069045, -0.534522, 0, 1.603567];
  standardized(entries, 0).forEach((x, i) => expect(x).toBeCloseTo(expected[i] ?? NaN, 6));
});

it('gives 0 for entries that are all alike, thanks to epsilon', () => {
  expect(standardized([4, 4], 1e-5)).toEqual([0, 0]);
});

it('keeps the mean in RMS norm, up to scale', () => {
  expect(rmsNormalized([3, 4, 0, 0], 0)).toEqual([1.2, 1.6, 0, 0]);
});
