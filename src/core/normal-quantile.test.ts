import { expect, it } from 'vitest';
import { at } from './array.ts';
import { normalQuantile, normalQuantiles } from './normal-quantile.ts';

it('finds the numbers of the tables', () => {
  expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  expect(normalQuantile(0.975)).toBeCloseTo(1.9599639845, 9);
  expect(normalQuantile(0.3)).toBeCloseTo(-0.5244005127, 9);
});

it('stands in for equally likely draws: of mean 0, and variance near 1', () => {
  const draws = normalQuantiles(400);
  expect(at(draws, 0)).toBeCloseTo(-at(draws, 399), 9);
  const variance = draws.reduce((total, draw) => total + draw ** 2, 0) / 400;
  expect(variance).toBeGreaterThan(0.99);
  expect(variance).toBeLessThan(1);
});
