import { expect, it } from 'vitest';
import { averageUnder, normalizedTable, prefixProbability } from './discrete-law.ts';

it('a table of weights becomes a law', () => {
  expect(normalizedTable([[1, 2], [0, 5]])).toEqual([[0.125, 0.25], [0, 0.625]]); // prettier-ignore
});

it('a mean under weights does not depend on their sum', () => {
  expect(averageUnder([1, 3], [[0, 4], [4, 0]])).toEqual([3, 1]); // prettier-ignore
});

it('the probability of a beginning is that of all texts with it', () => {
  const texts = { texts: [[0, 0], [0, 1], [1, 0], [1, 1]], law: [0.1, 0.2, 0.3, 0.4] }; // prettier-ignore
  expect(prefixProbability(texts, [1, 0], 0)).toBe(1);
  expect(prefixProbability(texts, [1, 0], 1)).toBeCloseTo(0.7, 12);
  expect(prefixProbability(texts, [1, 0], 2)).toBe(0.3);
});
