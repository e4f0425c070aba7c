import { expect, it } from 'vitest';
import { batchMeans, covarianceAround, everyBatch, everySubset } from './every-batch.ts';

it('with replacement there are n to the power B ordered batches', () => {
  expect(everyBatch(2, 2)).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]); // prettier-ignore
  expect(everyBatch(5, 3)).toHaveLength(125);
});

it('without replacement there are n choose B subsets', () => {
  expect(everySubset(3, 2)).toEqual([[0, 1], [0, 2], [1, 2]]); // prettier-ignore
  expect(everySubset(6, 3)).toHaveLength(20);
});

it('there is one batch of no examples', () => {
  expect(everyBatch(4, 0)).toEqual([[]]);
});

it('the mean of a batch counts an example as often as it was drawn', () => {
  expect(batchMeans([[1, 0], [4, 3]], [[0, 0, 1], [1]])).toEqual([[2, 1], [4, 3]]); // prettier-ignore
});

it('the covariance of two opposite points around their middle is their outer product', () => {
  expect(covarianceAround([[2, 1], [-2, -1]], [0, 0])).toEqual([[4, 2], [2, 1]]); // prettier-ignore
});
