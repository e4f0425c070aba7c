import { expect, it } from 'vitest';
import { allocatedBits, codingErrors, exchangedBits, geometricMean } from './bit-allocation.ts';
import { distance } from './matrix.ts';

const VARIANCES = [16, 4, 1, 0.25];

it('has the geometric mean 2 of 16, 4, 1 and 0.25', () => {
  expect(geometricMean(VARIANCES)).toBeCloseTo(2, 12);
});

it('gives them 3.5, 2.5, 1.5 and 0.5 bits at a mean of 2', () => {
  expect(distance([allocatedBits(VARIANCES, 2)], [[3.5, 2.5, 1.5, 0.5]])).toBeLessThan(1e-12);
});

it('leaves each coordinate an error of 0.125', () => {
  expect(distance([codingErrors(VARIANCES, [3.5, 2.5, 1.5, 0.5])], [[0.125, 0.125, 0.125, 0.125]])).toBeLessThan(1e-12);
});

it('finds by exchange that equal variances want equal bits', () => {
  expect(distance([exchangedBits([3, 3, 3], 2)], [[2, 2, 2]])).toBeLessThan(1e-6);
});
