import { expect, it } from 'vitest';
import { subsetMoments } from './subset-moments.ts';

it('keeps 0.3125 on average after two steps of rate 0.25 on one of two examples with curvatures 1 and 3', () => {
  const examples = { inputs: [[1], [Math.sqrt(3)]], gradients: [[0], [2]] };
  const { covariance, steps, spread } = subsetMoments(examples, 1, 0.25);
  expect(steps[0]).toBeCloseTo(0.3125, 12);
  expect(spread[0]).toBeCloseTo(1, 12);
  expect(covariance).toEqual([[1]]);
});
