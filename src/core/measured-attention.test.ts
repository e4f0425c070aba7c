import { expect, it } from 'vitest';
import { measuredGradients } from './measured-attention.ts';

it('measures tanh(o) α for the values and nothing for query and key where one key stands alone', () => {
  const [queries = [], keys = [], values = []] = measuredGradients({ queries: [[2]], keys: [[3]], values: [[0.5, 0]] });
  expect([...queries, ...keys]).toEqual([0, 0]);
  expect(values[0]).toBeCloseTo(0.46211715726, 9);
  expect(values[1]).toBeCloseTo(0, 12);
});

it('measures half of the slope for each of two equal keys', () => {
  const [, , values = []] = measuredGradients({ queries: [[1]], keys: [[1], [1]], values: [[1], [0]] });
  for (const slope of values) expect(slope).toBeCloseTo(0.46211715726 / 2, 9);
});
