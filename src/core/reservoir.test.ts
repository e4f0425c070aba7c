import { expect, it } from 'vitest';
import { keptShares, reservoirLaw } from './reservoir.ts';

it('of one place over two items keeps either with probability 1/2', () => {
  expect(reservoirLaw(2, 1)).toEqual([
    { kept: [0], probability: 0.5 },
    { kept: [1], probability: 0.5 },
  ]);
});

it('keeps everything while there is room', () => {
  expect(reservoirLaw(2, 5)).toEqual([{ kept: [0, 1], probability: 1 }]);
});

it('one place over three items keeps each with probability 1/3', () => {
  for (const share of keptShares(3, 1)) expect(share).toBeCloseTo(1 / 3, 14);
});
