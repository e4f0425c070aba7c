import { expect, it } from 'vitest';
import { sum } from './array.ts';
import { everyPath, offByStep } from './off-track.ts';

const chances = { error: 0.1, recovery: 0.3 };

it('all 2^T paths have probabilities that add up to 1', () => {
  const paths = everyPath(chances, 6);
  expect(paths).toHaveLength(64);
  expect(sum(paths.map(({ probability }) => probability))).toBeCloseTo(1, 14);
});

it('off at both of two steps has the probability of failing and not finding back', () => {
  const twice = everyPath(chances, 2).find(({ off }) => sum(off) === 2);
  expect(twice?.probability).toBeCloseTo(0.1 * 0.7, 14);
});

it('off by the first step is an error, by the second .1 * .7 + .9 * .1', () => {
  const [first, second] = offByStep(chances, 2);
  expect(first).toBeCloseTo(0.1, 14);
  expect(second).toBeCloseTo(0.16, 14);
});
