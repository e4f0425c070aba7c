import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { createRng } from './rng.ts';
import { batchEstimate, propagated, randomWorld, recursiveEstimate } from './state-space.ts';

const still = {
  transition: [[1]],
  observation: [[1]],
  processNoise: [[0]],
  sensorNoise: [[2]],
  startCovariance: [[1]],
};

it('averages the observations of a state that stands still, shrunk toward its prior mean 0', () => {
  // Precision 1 of the prior and 1/2 of each of four observations: the sum of x / 2 over 1 + 4 / 2.
  expect(at(batchEstimate(still, [[1], [2], [3], [6]]), 0)).toBeCloseTo(12 / 2 / 3, 12);
});

it('reaches the same average one observation at a time', () => {
  expect(at(recursiveEstimate(still, [[1], [2], [3], [6]]), 0)).toBeCloseTo(2, 12);
  expect(recursiveEstimate(still, [])).toEqual([0]);
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

it('draws three states and two sensors, the same again from the same seed', () => {
  const world = randomWorld(createRng(2));
  expect([world.transition.length, world.observation.length, world.observation[0]?.length]).toEqual([3, 2, 3]);
  expect(randomWorld(createRng(2))).toEqual(world);
});
