import { expect, it } from 'vitest';
import { coupled, logScales, uncoupled } from './coupling-layer.ts';

const layer = { scale: [[1.6]], shift: [[1]], offset: [-0.8] };

it('keeps the first half, and scales and shifts the second', () => {
  expect(logScales(layer, [0.5])).toEqual([0]);
  const [first, second = 0] = coupled(layer, [0.5, -1]);
  expect(first).toBe(0.5);
  expect(second).toBeCloseTo(-1 + Math.sin(1.3), 12);
});

it('comes back from the base to the data', () => {
  const [first, second = 0] = uncoupled(layer, [2, coupled(layer, [2, 0.7])[1] ?? 0]);
  expect(first).toBe(2);
  expect(second).toBeCloseTo(0.7, 12);
});
