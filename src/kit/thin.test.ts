import { expect, it } from 'vitest';
import { thin } from './thin.ts';

it('drops the points that lie on the one before them and keeps both ends', () => {
  expect(thin([[0, 0], [1, 0], [2, 0], [3, 0], [3.5, 0]])).toEqual([[0, 0], [2, 0], [3.5, 0]]); // prettier-ignore
});

it('keeps a line of distant points as it is', () => {
  const points = [[0, 0], [5, 5], [0, 9]] as const; // prettier-ignore
  expect(thin(points)).toEqual(points);
});

it('has nothing to drop from nothing', () => {
  expect(thin([])).toEqual([]);
});
