import { expect, it } from 'vitest';
import { divergence, logSumExp } from './divergence.ts';

it('is ln 2 from two sure outcomes of four to all four, and infinite the other way', () => {
  const [two, four] = [
    [1 / 2, 1 / 2, 0, 0],
    [1 / 4, 1 / 4, 1 / 4, 1 / 4],
  ];
  expect(divergence(two, four)).toBeCloseTo(Math.LN2, 14);
  expect(divergence(four, two)).toBe(Infinity);
});

it('is 0 from a distribution to itself', () => {
  expect(divergence([0.2, 0.8, 0], [0.2, 0.8, 0])).toBe(0);
});

it('takes the logarithm of a sum of exponentials that would overflow', () => {
  expect(logSumExp([Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(5), 14);
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 12);
});
