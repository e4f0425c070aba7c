import { expect, it } from 'vitest';
import { leastBetween } from './ternary-search.ts';

it('finds the bottom of a parabola and of a kink', () => {
  expect(leastBetween((x) => (x - 2) ** 2, [-5, 9])).toBeCloseTo(2, 6);
  expect(leastBetween((x) => Math.abs(x + 1), [-3, 4])).toBeCloseTo(-1, 8);
});

it('stops at the end of the interval when the function falls to the end', () => {
  expect(leastBetween((x) => -x, [0, 1])).toBeCloseTo(1, 8);
});
