import { expect, it } from 'vitest';
import { countedAttention, countingProduct } from './counted-multiplications.ts';

it('multiplies as usual and counts two products of shapes 2 × 3 × 1 as 12', () => {
  const { product, multiplications } = countingProduct();
  expect(product([[1, 2, 3], [4, 5, 6]], [[1], [0], [2]])).toEqual([[7], [16]]); // prettier-ignore
  expect(multiplications()).toBe(6);
  product([[1, 2, 3], [4, 5, 6]], [[1], [0], [2]]); // prettier-ignore
  expect(multiplications()).toBe(12);
});

it('counts 4 · 4 · (1 + 2) for four tokens over all pairs and 4 · 3 · (2 · 2 + 1) with three features', () => {
  expect(countedAttention([4, 1, 2, 3])).toEqual([48, 60]);
});
