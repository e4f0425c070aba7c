import { expect, it } from 'vitest';
import { growthProfile, modeGrowth, recursionGap, slowestGrowth } from './momentum-growth.ts';

it('measures the radius √0.9 of heavy ball at every complex mode', () => {
  expect(modeGrowth('heavy ball', { curvature: 0.1, beta: 0.9 })).toBeCloseTo(0.9486832981, 9);
  expect(modeGrowth('heavy ball', { curvature: 3.7, beta: 0.9 })).toBeCloseTo(0.9486832981, 9);
});

it('measures 0.75 and 0.9 for Nesterov, and 0 at a curvature of 1', () => {
  expect(modeGrowth('Nesterov', { curvature: 0.1, beta: 0.3 })).toBeCloseTo(0.853747093, 9);
  expect(modeGrowth('Nesterov', { curvature: 0.1, beta: 0.9 })).toBeCloseTo(0.9, 7);
  expect(modeGrowth('Nesterov', { curvature: 1, beta: 0.9 })).toBe(0);
});

it('finds the slowest of several modes', () => {
  expect(slowestGrowth('heavy ball', 0, [0.1, 0.5, 1.2])).toBeCloseTo(0.9, 9);
});

it('finds the radius √β inside the region, more outside, and the limit 3.8 at momentum 0.9', () => {
  const { inside, outside, limit } = growthProfile(0.9);
  expect(Math.min(...inside)).toBeCloseTo(0.9486833, 5);
  expect(Math.max(...inside)).toBeCloseTo(0.9486833, 5);
  expect(Math.min(...outside)).toBeGreaterThan(0.95);
  expect(limit).toBeCloseTo(3.8, 9);
});

it('explains the Fibonacci numbers by the sum 1 and the product -1 of their roots, and by no other', () => {
  expect(recursionGap([1, 1, 2, 3, 5, 8], 1, -1)).toBe(0);
  expect(recursionGap([1, 1, 2, 3, 5, 8], 1, 0)).toBe(3);
});
