import { expect, it } from 'vitest';
import { nearestInHalfSpace } from './half-space.ts';

it('leaves a vector of the half-space where it is', () => {
  expect(nearestInHalfSpace([1, 2], [1, 1])).toEqual([1, 2]);
});

it('puts (1, -2) at (1.5, -1.5) on the border of the half-space above (1, 1)', () => {
  const [x, y] = nearestInHalfSpace([1, -2], [1, 1]);
  expect(x).toBeCloseTo(1.5, 12);
  expect(y).toBeCloseTo(-1.5, 12);
});
