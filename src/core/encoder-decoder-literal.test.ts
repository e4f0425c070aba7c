import { expect, it } from 'vitest';
import { sum } from './array.ts';
import { fullModel, leanModel } from './encoder-decoder.ts';
import { literalProbabilities } from './encoder-decoder-literal.ts';
import { createRng } from './rng.ts';

const SIZE = { source: 5, target: 4, embedding: 2, states: 3 };

it('each step has a distribution over the target tokens, which depends on the source', () => {
  const net = fullModel(createRng(6), SIZE);
  const steps = literalProbabilities(net, [0, 3], [2, 1]);
  expect(steps.map((p) => p.length)).toEqual([4, 4]);
  for (const p of steps) expect(sum(p)).toBeCloseTo(1, 14);
  expect(literalProbabilities(net, [1, 3], [2, 1])).not.toEqual(steps);
});

it('a lean model is refused', () => {
  expect(() => literalProbabilities(leanModel(createRng(7), SIZE), [0], [1])).toThrow('a lean model has no bridge');
});
