import { expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import {
  aliasError,
  aliasFit,
  aliasGroup,
  aliasSlopes,
  cosineFeatures,
  midpointGrid,
  randomWeights,
  weightedFit,
} from './cosine-features.ts';
import { descent } from './descent.ts';
import { diagonal, distance, identity, multiply, scale, transpose } from './matrix.ts';
import { createRng } from './rng.ts';
import { squaredTask } from './smooth-task.ts';
import { elementwise, times } from './vector.ts';

it('takes the middles of four quarters', () => {
  expect(midpointGrid(4)).toEqual([0.125, 0.375, 0.625, 0.875]);
});

it('has features that are orthonormal over [0, 1]', () => {
  const features = cosineFeatures(midpointGrid(400), 6);
  expect(distance(scale(1 / 400, multiply(transpose(features), features)), identity(6))).toBeLessThan(1e-12);
});

it('repeats features on a grid of eight points: 15 and 17 are minus 1, 31 is 1, and 8 vanishes', () => {
  const columns = transpose(cosineFeatures(midpointGrid(8), 32));
  const opposite = [15, 17].map((k) => at(columns, k).map((entry) => -entry));
  expect(
    distance(
      [at(columns, 31), ...opposite],
      [1, 1, 1].map((k) => at(columns, k)),
    ),
  ).toBeLessThan(1e-12);
  expect(Math.max(...at(columns, 8).map(Math.abs))).toBeLessThan(1e-12);
});

it('fits with a quarter of each of four equal aliases, an expected error of 3/4', () => {
  const features = cosineFeatures(midpointGrid(8), 32);
  const targets = features.map((row) => at(row, 3));
  const fitted = weightedFit(features, range(32).map(() => 1), { targets }); // prettier-ignore
  expect(distance([[3, 13, 19, 29].map((k) => at(fitted, k))], [[0.25, -0.25, -0.25, 0.25]])).toBeLessThan(1e-12);
  expect(sum(fitted.map((entry, k) => (entry - (k === 3 ? 1 : 0)) ** 2))).toBeCloseTo(0.75, 12);
});

it('groups features 1, 15, 17 and 31 of 32 on eight points, with shares like squared weights', () => {
  const weights = range(32).map((k) => (k === 15 ? 2 : 1));
  const found = { group: [1, 15, 17, 31], signs: [-1, 1, 1, -1], shares: [1 / 7, 4 / 7, 1 / 7, 1 / 7] };
  expect(aliasGroup(weights, 15, 8)).toEqual(found);
});

it('has no group of equal norm for the constant and for features that vanish', () => {
  expect(() => aliasGroup([1, 1, 1], 0, 2)).toThrow(RangeError);
  expect(() => aliasGroup([1, 1, 1], 2, 2)).toThrow(RangeError);
});

it('fits feature 15 with signs and shares, and starts to learn with slopes -0.375 and 0.125 at equal weights', () => {
  const equal = range(32).map(() => 1);
  expect([1, 2, 15].map((k) => at(aliasFit(equal, 15, 8), k))).toEqual([-0.25, 0, 0.25]);
  expect([1, 2, 15].map((k) => at(aliasSlopes(equal, 1, 8), k))).toEqual([-0.375, 0, 0.125]);
});

it('has error 3/4 with equal weights in a group of four, 12/49 with a true weight of 2', () => {
  const weights = (own: number) => range(32).map((k) => (k === 1 ? own : 1));
  expect(aliasError(weights(1), 1, 8)).toBeCloseTo(0.75, 12);
  expect(aliasError(weights(2), 1, 8)).toBeCloseTo(12 / 49, 12);
});

it('reaches 1 - (1 - α‖c‖²)^K of the fit after one, two and six real steps on the mean of half the squared errors', () => {
  const [features, weights] = [cosineFeatures(midpointGrid(8), 32), randomWeights(createRng(1714), 32)];
  const task = squaredTask(multiply(features, diagonal(weights)), features.map((row) => at(row, 5))); // prettier-ignore
  const path = descent(task, times(0, weights), { rate: 0.2, steps: 6 });
  const size = sum([5, 11, 21, 27].map((k) => at(weights, k) ** 2));
  for (const steps of [1, 2, 6]) {
    const reached = elementwise(weights, at(path, steps));
    const share = 1 - (1 - 0.2 * size) ** steps;
    expect(distance([reached], [times(share, aliasFit(weights, 5, 8))])).toBeLessThan(1e-12);
  }
});
