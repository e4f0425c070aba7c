import { expect, it } from 'vitest';
import { logitsFrom, weightCount } from './two-layer-logits.ts';

const size = { inputs: 2, hidden: 1, classes: 2 };

it('counts the weights of both layers', () => {
  expect(weightCount(size)).toBe(4);
});

it('reads the first layer first, row by row', () => {
  const [large, small] = logitsFrom(size, [1, 2])([0.5, 0.25, 3, -1]);
  expect(large).toBeCloseTo(3 * Math.tanh(1), 12);
  expect(small).toBeCloseTo(-Math.tanh(1), 12);
});
