import { expect, it } from 'vitest';
import { normalDensity } from './line-integral.ts';
import { linePosterior } from './line-posterior.ts';

it('a standard normal, observed as 2 with noise of variance 1, has mean 1 and variance 1/2 given that', () => {
  const observed = linePosterior(
    (x) => normalDensity(x, { mean: 0, deviation: 1 }),
    (x) => normalDensity(2, { mean: x, deviation: 1 }),
  );
  expect(observed.mean).toBeCloseTo(1, 10);
  expect(observed.variance).toBeCloseTo(0.5, 10);
  expect(observed.evidence).toBeCloseTo(Math.exp(-1) / Math.sqrt(4 * Math.PI), 12);
});
