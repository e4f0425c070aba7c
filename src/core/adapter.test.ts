import { expect, it } from 'vitest';
import { adapted, adaptedByUnit, adapterSize, bendOf, randomAdapter, silenced } from './adapter.ts';
import { createRng } from './rng.ts';

const ONE = { down: { weights: [[1, 0]], bias: [0] }, up: { weights: [[2], [0]], bias: [0, 1] } };

it('adds twice the tanh of the first feature to it, and 1 to the second', () => {
  expect(adapted(ONE, [1, 5])).toEqual([1 + 2 * Math.tanh(1), 6]);
});

it('is the same unit by unit', () => {
  expect(adaptedByUnit(ONE, [1, 5])).toEqual([1 + 2 * Math.tanh(1), 6]);
});

it('changes nothing when it is silenced', () => {
  expect(adapted(silenced(ONE), [1, 5])).toEqual([1, 5]);
});

it('has 99,136 numbers at width 768 and bottleneck 64', () => {
  expect(adapterSize(randomAdapter(createRng(1), 768, 64))).toBe(99136);
});

it('bends where tanh does: by 2 tanh 2 - 4 tanh 1 along the first feature', () => {
  expect(bendOf(ONE, [1, 0])).toBeCloseTo(4 * Math.tanh(1) - 2 * Math.tanh(2), 12);
});
