import { expect, it } from 'vitest';
import { drawnCost, softCosts, squaredMiss } from './label-noise.ts';

const coin = { share: [1 / 2, 1 / 2], law: [[0.5, 0.5], [1, 0]], costs: [[0, 4], [2, 8]] }; // prettier-ignore

it('draws the costs 0, 4, 2 with the probabilities 1/4, 1/4, 1/2: mean 2, variance 2', () => {
  expect(drawnCost(coin)).toEqual({ mean: 2, variance: 2 });
});

it('has soft labels that cost 2 at both inputs, so that no draw of inputs misses the risk', () => {
  expect(softCosts(coin)).toEqual([2, 2]);
  expect(squaredMiss(coin, 2, 2)).toBe(0);
  expect(squaredMiss(coin, 2, 5)).toBe(9);
});
