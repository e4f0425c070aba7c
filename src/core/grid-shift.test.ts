import { expect, it } from 'vitest';
import { convolvedByShifts, gridShift } from './grid-shift.ts';
import { apply, identity } from './matrix.ts';

it('reads the place to the right, and nothing beyond the border', () => {
  expect(apply(gridShift(3, 0, 1), [1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([2, 3, 0, 5, 6, 0, 8, 9, 0]);
});

it('reads the place above to the left', () => {
  expect(apply(gridShift(3, -1, -1), [1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([0, 0, 0, 0, 1, 2, 0, 4, 5]);
});

it('without a shift is the identity', () => {
  expect(gridShift(2, 0, 0)).toEqual(identity(4));
});

it('a convolution takes the weighted sum of the shifts', () => {
  const map = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; // prettier-ignore
  const window = [[0, 0, 0], [0, 0, 10], [0, 1, 0]]; // prettier-ignore
  const expected = [20 + 4, 30 + 5, 6, 50 + 7, 60 + 8, 9, 80, 90, 0];
  expect(convolvedByShifts([map], [[window]]).flat()).toEqual(expected);
});
