import { expect, it } from 'vitest';
import { bestCriticGap, transportCost } from './line-transport.ts';

const pair = { points: [0, 1, 2, 3], from: [0.5, 0.25, 0.25, 0], to: [0.25, 0.25, 0, 0.5] };

it('moves a quarter by three and a quarter by one: distance 1', () => {
  expect(transportCost(pair)).toBe(1);
  expect(bestCriticGap(pair)).toBe(1);
});

it('is the distance itself between two points, and 0 for equal laws', () => {
  expect(transportCost({ points: [-2, 5], from: [1, 0], to: [0, 1] })).toBe(7);
  expect(bestCriticGap({ points: [-2, 5], from: [0, 1], to: [1, 0] })).toBe(7);
  expect(transportCost({ points: [0, 1], from: [0.5, 0.5], to: [0.5, 0.5] })).toBe(0);
});
