import { expect, it } from 'vitest';
import { createRng } from './rng.ts';

it('draws the reference stream of mulberry32 for seed 1', () => {
  const rng = createRng(1);
  const words = Array.from({ length: 3 }, () => rng.uniform() * 2 ** 32);
  // First three outputs of the published C implementation for state 1.
  expect(words).toEqual([2693262067, 11749833, 2265367787]);
});

it('repeats from the same seed and differs from another', () => {
  const draw = (seed: number) => Array.from({ length: 20 }, createRng(seed).normal);
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it('has normals of mean 0 and variance 1 within four standard errors', () => {
  const rng = createRng(3);
  const n = 40_000;
  const xs = Array.from({ length: n }, rng.normal);
  const mean = xs.reduce((sum, x) => sum + x, 0) / n;
  const variance = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
});

it('reaches both ends of an integer range and nothing outside it', () => {
  const rng = createRng(5);
  const seen = new Set(Array.from({ length: 500 }, () => rng.integer(-2, 2)));
  expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
});

it('refuses to pick from nothing', () => {
  expect(() => createRng(1).pick([])).toThrow('pick needs at least one option');
});
