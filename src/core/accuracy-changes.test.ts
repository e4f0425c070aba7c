import { expect, it } from 'vitest';
import { accuraciesOf, metricsOfChanges } from './accuracy-changes.ts';

const run = {
  start: [1, 2],
  changes: [
    [4, 3],
    [-3, 5],
  ],
};

it('adds up changes from training to training', () => {
  expect(accuraciesOf(run)).toEqual([
    [1, 2],
    [5, 5],
    [2, 10],
  ]);
});

it('of two tasks loses 3 of the first, leads by 3 on the second and learned 5 and 10', () => {
  expect(metricsOfChanges(run)).toEqual({ average: 6, backward: -3, forward: 3, forgetting: 3, learned: 7.5 });
});
