import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { distance } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { allAtOnce, countedProduct, countNumbers, oneByOne, randomBlock } from './tiny-transformer.ts';

const rng = createRng(4);
const block = randomBlock(rng, { width: 6, heads: 3, keyValueHeads: 1, ratio: 2, hasBiases: true });
const tokens = normalMatrix(rng, 5, 6);

it('no token sees a later one', () => {
  const changed = tokens.map((token, i) => (i === 3 ? token.map((x) => x * x + 1) : token));
  const [before, after] = [allAtOnce(block, tokens).outputs, allAtOnce(block, changed).outputs];
  expect(distance(before.slice(0, 3), after.slice(0, 3))).toBe(0);
  for (const i of [3, 4]) expect(distance([at(before, i)], [at(after, i)])).toBeGreaterThan(1e-3);
});

it('one token alone attends to itself: its value goes through', () => {
  const alone = allAtOnce(block, tokens.slice(0, 1));
  expect(alone.outputs).toEqual(allAtOnce(block, tokens).outputs.slice(0, 1));
  expect(countNumbers(alone.cache)).toBe(4);
});

it('makes the same of tokens one by one as of all at once, with fewer operations than a pass for each', () => {
  const [whole, steps] = [allAtOnce(block, tokens), oneByOne(block, tokens)];
  expect(distance(whole.outputs, steps.outputs)).toBeLessThan(1e-14);
  expect(steps.cache).toEqual(whole.cache);
  expect(steps.operations).toBeLessThan(whole.operations);
});

it('counts two operations for each pair of numbers that meet', () => {
  const { multiply, operations } = countedProduct();
  expect(multiply([[1, 2]], [[3], [4]])).toEqual([[11]]);
  expect(operations()).toBe(4);
  multiply(range(3).map(() => [1, 1]), [[1, 2, 3, 4], [5, 6, 7, 8]]); // prettier-ignore
  expect(operations()).toBe(4 + 2 * 3 * 2 * 4);
});

it('counts numbers at any depth', () => {
  expect(countNumbers({ a: [1, [2, 3]], b: { c: 4 }, d: 'five' })).toBe(4);
});
