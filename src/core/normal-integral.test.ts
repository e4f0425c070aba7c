import { expect, it } from 'vitest';
import { logNormal, normalDivergence, normalMean } from './normal-integral.ts';

const law = { mean: 1, variance: 4 };

it('gives a normal law its density and its moments', () => {
  expect(logNormal(1, law)).toBeCloseTo(-Math.log(2) - Math.log(2 * Math.PI) / 2, 12);
  expect(normalMean(law, (x) => x ** 2)).toBeCloseTo(5, 10);
  expect(normalMean(law, (x) => (x - 1) ** 4)).toBeCloseTo(48, 8);
});

it('measures the divergence of shifted laws by half the squared shift over the variance', () => {
  expect(normalDivergence(law, { mean: 4, variance: 4 })).toBeCloseTo(9 / 8, 10);
});
