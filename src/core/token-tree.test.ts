import { expect, it } from 'vitest';
import { range, sum } from './array.ts';
import { createRng } from './rng.ts';
import { exampleTree, randomTree, tokenTree } from './token-tree.ts';

it('lays out its rows level by level, in each level by the order of the prefixes', () => {
  const rows = range(7).map((row) => [row, -row]);
  const tree = tokenTree(rows);
  expect(tree.depth).toBe(3);
  expect([[], [0], [1], [0, 0], [0, 1], [1, 0], [1, 1]].map((prefix) => tree.next(prefix))).toEqual(rows);
});

it('refuses rows that make no whole tree', () => {
  expect(() => tokenTree(range(6).map(() => [0.5, 0.5]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: 6 rows of 2 are no whole tree]`,
  );
});

it('has the example of the chapter', () => {
  expect(exampleTree.next([1, 0])[0]).toBe(0.95);
  expect(exampleTree).toMatchObject({ vocabulary: 2, depth: 3 });
});

it('draws a distribution for every prefix, from the root on', () => {
  const tree = randomTree({ vocabulary: 4, depth: 3, sharpness: 2 }, createRng(5));
  const rng = createRng(5);
  const powers = range(4).map(() => Math.exp(2 * rng.normal()));
  powers.forEach((power, token) => expect(tree.next([])[token]).toBeCloseTo(power / sum(powers), 12));
  for (const last of range(4)) expect(sum(tree.next([3, last]))).toBeCloseTo(1, 12);
});
