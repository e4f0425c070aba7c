import { expect, it } from 'vitest';
import { normalDistribution } from './normal-distribution.ts';

it.each([
  [-4, 0.0000316712418],
  [-3, 0.001349898],
  [0, 0.5],
  [1.959963984540054, 0.975],
])('the normal distribution function at %s is the tabulated %s', (z, probability) => {
  expect(normalDistribution(z)).toBeCloseTo(probability, 9);
});
