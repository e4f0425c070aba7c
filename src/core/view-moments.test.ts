import { expect, it } from 'vitest';
import { at } from './array.ts';
import { meanOverViews } from './view-moments.ts';

it('two views share their content and nothing of their noise', () => {
  const views = { content: [[1, 0.3], [0.3, 1]], noise: [[0.5, 0.1], [0.1, 0.2]] }; // prettier-ignore
  const product = (i: 0 | 1, j: 0 | 1) => meanOverViews(views, (first, second) => at(first, i) * at(second, j));
  expect([product(0, 0), product(0, 1), product(1, 1)].map((value) => value.toFixed(9))).toEqual([
    '1.000000000',
    '0.300000000',
    '1.000000000',
  ]);
  const own = (i: 0 | 1, j: 0 | 1) => meanOverViews(views, (first) => at(first, i) * at(first, j));
  expect([own(0, 0), own(0, 1), own(1, 1)].map((value) => value.toFixed(9))).toEqual([
    '1.500000000',
    '0.400000000',
    '1.200000000',
  ]);
});
