import { expect, it, vi } from 'vitest';
import { remembered } from './remembered.ts';

it('computes once for the same arguments in a row, and anew for others', () => {
  const compute = vi.fn((a: number, b: number) => [a + b]);
  const cheap = remembered(compute);
  expect(cheap(1, 2)).toEqual([3]);
  expect(cheap(1, 2)).toBe(cheap(1, 2));
  expect(compute).toHaveBeenCalledTimes(1);
  expect(cheap(2, 2)).toEqual([4]);
  expect(cheap(1, 2)).toEqual([3]);
  expect(compute).toHaveBeenCalledTimes(3);
});
