import { expect, it } from 'vitest';
import { sum } from './array.ts';
import { replicatorFlow } from './replicator-flow.ts';

it('turns the odds of two weights by e for each unit of time and score', () => {
  const [a = 0, b = 0] = replicatorFlow([1, 0], 2);
  expect(a / b).toBeCloseTo(Math.E ** 2, 9);
});

it('keeps the sum of the weights and leaves equal scores alone', () => {
  expect(sum(replicatorFlow([3, -1, 0.5], 1.5))).toBeCloseTo(1, 12);
  for (const weight of replicatorFlow([2, 2, 2, 2], 5)) expect(weight).toBeCloseTo(0.25, 12);
});
