import { expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { centered, nearestInBall, withLength } from './projection.ts';

it('leaves a point inside the ball where it is', () => {
  expect(nearestInBall([0.3, 0.4], 2)).toEqual([0.3, 0.4]);
});

it('moves a point outside the ball straight to its surface', () => {
  expect(distance([nearestInBall([3, 4], 2)], [[1.2, 1.6]])).toBeLessThan(1e-14);
  expect(distance([nearestInBall([0, -1e6], 1e-3)], [[0, -1e-3]])).toBeLessThan(1e-14);
});

it('takes the mean out of a vector', () => {
  expect(centered([1, 2, 6])).toEqual([-2, -1, 3]);
});

it('gives a vector a length', () => {
  expect(distance([withLength([3, -4], 10)], [[6, -8]])).toBeLessThan(1e-14);
});
