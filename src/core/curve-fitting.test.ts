import { expect, it } from 'vitest';
import { sampled } from './curve-fitting.ts';

it('samples evenly from -1 to 1, both ends included', () => {
  const { inputs, targets } = sampled('kink', 5);
  expect(inputs).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(targets).toEqual([0.5, 0, -0.5, 0, 0.5]);
});

it('has a step of height 1 with its middle at 0', () => {
  expect(sampled('step', 5).targets).toEqual([-0.5, -0.5, 0, 0.5, 0.5]);
});

it('has one period of the sine', () => {
  const { targets } = sampled('sine', 5);
  for (const [i, expected] of [0, -1, 0, 1, 0].entries()) expect(targets[i]).toBeCloseTo(expected, 12);
});
