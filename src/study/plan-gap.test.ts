import { expect, it } from 'vitest';
import { gapBefore, preferredGap } from './plan-gap.ts';

it.each([
  // left, 0.2 left, 0.4 left
  [2, 1, 1], // 0.4, 0.8: a night at least
  [3, 1, 1], // 0.6, 1.2
  [5, 1, 2], // 1, 2
  [7, 2, 2], // 1.4, 2.8: repeat after 2 days with a week to go
  [10, 2, 4],
  [14, 3, 5], // 2.8, 5.6
  [15, 3, 6], // 3, 6
  [30, 6, 12],
])('with %i days left a topic comes back after %i to %i', (left, least, most) => {
  expect(gapBefore(left)).toEqual({ least, most });
});

it('is none from the day before the exam on', () => {
  expect([1, 0, -3].map(gapBefore)).toEqual([null, null, null]);
});

it('tries the middle first, and the shortest for what is not known', () => {
  expect(preferredGap({ least: 3, most: 5 }, false)).toBe(4);
  expect(preferredGap({ least: 3, most: 5 }, true)).toBe(3);
});
