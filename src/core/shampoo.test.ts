import { expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { factoredSlack, firstShampooStep, shampooStatistics } from './shampoo.ts';

it('adds up the statistics of rows and columns', () => {
  const { rows, columns } = shampooStatistics([[[3, 0], [4, 5]], [[1, 0], [0, 0]]]); // prettier-ignore
  expect(rows).toEqual([[10, 12], [12, 41]]); // prettier-ignore
  expect(columns).toEqual([[26, 20], [20, 25]]); // prettier-ignore
});

it('steps along the polar factor at first: 0.894427, -0.447214 for rows (3, 0) and (4, 5)', () => {
  const polar = [[0.894427191, -0.4472135955], [0.4472135955, 0.894427191]]; // prettier-ignore
  expect(distance(firstShampooStep([[3, 0], [4, 5]]), polar)).toBeLessThan(1e-9); // prettier-ignore
});

it('has no slack for the identity at its rank 2, and fails with rank 1', () => {
  // G = I: the square root of GGᵀ is I, and vec(I) has squared length 2, so the slack is r - 2.
  const unit = [[1, 0], [0, 1]]; // prettier-ignore
  expect(factoredSlack([unit], 2)).toBeCloseTo(0, 12);
  expect(factoredSlack([unit], 1)).toBeCloseTo(-1, 12);
});
