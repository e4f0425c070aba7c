import { describe, expect, it } from 'vitest';
import { range } from './array.ts';
import { descentFilter, flowFilter, ridgeFilter } from './spectral-filter.ts';

// Computed once in another language from the definitions, to ten digits.
describe('the kept fractions agree with an independent computation', () => {
  it.each([
    [2, 0.988470785, 0.8],
    [1, 0.6415140776, 0.5],
    [0.5, 0.2224253636, 0.2],
    [0.25, 0.06067886382, 0.05882352941],
  ])('σ = %f: gradient descent keeps %f, ridge %f', (sigma, descent, ridge) => {
    expect(descentFilter(sigma, { rate: 0.05, steps: 20 })).toBeCloseTo(descent, 10);
    expect(ridgeFilter(sigma, 1)).toBeCloseTo(ridge, 10);
  });

  it('with a step twice as long, half as often, and with steps without end', () => {
    expect(descentFilter(1, { rate: 0.1, steps: 10 })).toBeCloseTo(0.6513215599, 10);
    expect(flowFilter(1, 1)).toBeCloseTo(0.6321205588, 10);
  });
});

it('is what gradient descent does on one singular direction', () => {
  const [sigma, rate, target] = [1.7, 0.08, 2.3];
  const reached = range(12).reduce((w) => w - rate * sigma * (sigma * w - target), 0);
  expect(descentFilter(sigma, { rate, steps: 12 })).toBeCloseTo(reached / (target / sigma), 12);
});

it('is where the gradient of the ridge loss vanishes', () => {
  const [sigma, lambda, target] = [1.7, 0.6, 2.3];
  const kept = ridgeFilter(sigma, lambda) * (target / sigma);
  expect(sigma * (sigma * kept - target) + lambda * kept).toBeCloseTo(0, 12);
});

it('differs between flow and matched ridge by at most 0.2036321888, at σ²ηt = 2.51286', () => {
  const gap = (s: number) => flowFilter(Math.sqrt(s), 1) - ridgeFilter(Math.sqrt(s), 1);
  const scanned = range(40000).map((i) => i / 1000);
  expect(gap(2.51286)).toBeCloseTo(0.2036321888, 9);
  expect(Math.max(...scanned.map(gap))).toBeLessThanOrEqual(gap(2.51286) + 1e-10);
});
