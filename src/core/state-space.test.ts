import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { batchEstimate, propagated, stationaryError } from './state-space.ts';

const still = { transition: [[1]], observation: [[1]], processNoise: [[0]], sensorNoise: [[2]], startCovariance: [[1]] };

it('averages the observations of a state that stands still, shrunk toward its prior mean 0', () => {
  // Precision 1 of the prior and 1/2 of each of four observations: the sum of x / 2 over 1 + 4 / 2.
  expect(at(batchEstimate(still, [[1], [2], [3], [6]]), 0)).toBeCloseTo(12 / 2 / 3, 12);
});

it('forgets everything when the state is drawn afresh at every step', () => {
  const fresh = { ...still, transition: [[0]], processNoise: [[1]] };
  expect(at(batchEstimate(fresh, [[1], [2], [3]]), 0)).toBeCloseTo(0, 14);
});

it('carries covariance to its fixed point q / (1 - a squared)', () => {
  const world = { ...still, transition: [[0.9]], processNoise: [[0.19]] };
  const settled = range(400).reduce<readonly (readonly number[])[]>((p) => propagated(world, p), [[5]]);
  expect(at(at(settled, 0), 0)).toBeCloseTo(1, 12);
});

it('charges the raw observation its noise, and the constant estimate 0 the variance of the state', () => {
  const world = { a: 0.9, q: 0.19, r: 1.5 };
  expect(stationaryError(world, [0, 1])).toBeCloseTo(1.5, 12);
  expect(stationaryError(world, [0.3, 0])).toBeCloseTo(1, 12);
});
