import { expect, it } from 'vitest';
import { integratedDivergence, logNormal, normalDivergence, normalMean } from './normal-law.ts';

const law = { mean: 1, variance: 4 };

it('gives a normal law its density and its moments', () => {
  expect(logNormal(1, law)).toBeCloseTo(-Math.log(2) - Math.log(2 * Math.PI) / 2, 12);
  expect(normalMean(law, (x) => x ** 2)).toBeCloseTo(5, 10);
  expect(normalMean(law, (x) => (x - 1) ** 4)).toBeCloseTo(48, 8);
});

it('measures the divergence of shifted laws by half the squared shift over the variance', () => {
  expect(integratedDivergence(law, { mean: 4, variance: 4 })).toBeCloseTo(9 / 8, 10);
});

it('has the divergence 1/2 of N(0, 1) from N(1, 1), and 1/(2e) of N(0, 1) from N(0, e)', () => {
  expect(normalDivergence({ mean: 0, variance: 1 }, { mean: 1, variance: 1 })).toBeCloseTo(0.5, 12);
  expect(normalDivergence({ mean: 0, variance: 1 }, { mean: 0, variance: Math.E })).toBeCloseTo(1 / (2 * Math.E), 12);
});
