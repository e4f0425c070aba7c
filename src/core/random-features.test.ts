import { expect, it } from 'vitest';
import { range, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import { normalVector } from './random-matrix.ts';
import { normalDirections, positiveFeatures, trigonometricFeatures } from './random-features.ts';
import { createRng } from './rng.ts';
import { dot, norm, type Vector } from './vector.ts';

/** A query and a key in R⁵ from seed 4; the same stream goes on with the directions. */
const drawn = () => {
  const rng = createRng(4);
  return { query: normalVector(rng, 5), key: normalVector(rng, 5), rng };
};
const kernel = (query: Vector, key: Vector) => Math.exp(dot(query, key) / Math.sqrt(5));

it('approximates a kernel of 1.496217, which is the Gaussian one times two factors of the norms', () => {
  const { query, key } = drawn();
  expect(kernel(query, key)).toBeCloseTo(1.496217, 6);
  const gap = norm(query.map((entry, i) => entry - (key[i] ?? 0)));
  const factors = Math.exp((norm(query) ** 2 + norm(key) ** 2) / (2 * Math.sqrt(5)));
  expect(factors * Math.exp(-(gap ** 2) / (2 * Math.sqrt(5)))).toBeCloseTo(1.496217, 6);
});

it('is unbiased with both kinds of features, within four standard errors over 4,000 draws', () => {
  const { query, key, rng } = drawn();
  const estimates = range(4000).map(() => {
    const directions = normalDirections(rng, 16, 5);
    const estimate = (features: (directions: Matrix) => (x: Vector) => Vector) =>
      dot(features(directions)(query), features(directions)(key));
    return { trigonometric: estimate(trigonometricFeatures), positive: estimate(positiveFeatures) };
  });
  const mean = (key: 'trigonometric' | 'positive') => sum(estimates.map((each) => each[key])) / estimates.length;
  expect(mean('trigonometric')).toBeCloseTo(1.46997, 5);
  expect(mean('positive')).toBeCloseTo(1.43607, 5);
  expect(Math.abs(mean('trigonometric') - kernel(query, key))).toBeLessThan(4 * 0.018);
  expect(Math.abs(mean('positive') - kernel(query, key))).toBeLessThan(4 * 0.04);
});

it('has twice as many trigonometric as positive features for the same directions', () => {
  const directions = normalDirections(createRng(1), 7, 3);
  expect(trigonometricFeatures(directions)([1, 2, 3])).toHaveLength(14);
  expect(positiveFeatures(directions)([1, 2, 3])).toHaveLength(7);
});

it('is exact with trigonometric features where query and key are equal', () => {
  const directions = normalDirections(createRng(2), 3, 4);
  const mapped = trigonometricFeatures(directions)([0.5, -1, 2, 1]);
  expect(dot(mapped, mapped)).toBeCloseTo(Math.exp(6.25 / 2), 10);
});

it('is never negative with positive features, and may be with trigonometric ones', () => {
  const directions = [[1, 0]];
  const [query, key] = [
    [Math.PI * 2 ** 0.25, 0],
    [0, 0],
  ] as const;
  expect(dot(trigonometricFeatures(directions)(query), trigonometricFeatures(directions)(key))).toBeLessThan(0);
  expect(Math.min(...positiveFeatures(directions)(query))).toBeGreaterThan(0);
});
