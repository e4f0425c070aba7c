import { expect, it } from 'vitest';
import { range } from './array.ts';
import { createRng } from './rng.ts';
import { shuffled } from './shuffled.ts';

it('keeps every item, and gives the same order for the same seed', () => {
  const items = range(20);
  const order = shuffled(items, createRng(3));
  expect(order.toSorted((a, b) => a - b)).toEqual(items);
  expect(shuffled(items, createRng(3))).toEqual(order);
  expect(shuffled([], createRng(3))).toEqual([]);
});

it('makes every order of three equally likely', () => {
  const rng = createRng(1);
  const counts = Map.groupBy(range(6000), () => shuffled(['a', 'b', 'c'], rng).join(''));
  const sizes = Array.from(counts.values(), ({ length }) => length);
  // 1000 each, with a standard deviation of sqrt(6000 * 1/6 * 5/6) = 29
  expect(sizes).toHaveLength(6);
  expect(Math.max(...sizes.map((size) => Math.abs(size - 1000)))).toBeLessThan(4 * 29);
});
