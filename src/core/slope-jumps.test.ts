import { describe, expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { slopeJumps } from './slope-jumps.ts';

describe('the changes of slope on a grid', () => {
  it('are zero away from a kink and its size at the kink', () => {
    expect(distance([slopeJumps((x) => 3 * x + Math.abs(x), [-1.5, -0.5, 0.5], 1)], [[0, 2, 0]])).toBeLessThan(1e-9);
  });

  it('add up when two kinks lie in one cell', () => {
    const f = (x: number) => Math.max(0, x - 0.2) - 3 * Math.max(0, x - 0.4);
    expect(distance([slopeJumps(f, [0], 1)], [[-2]])).toBeLessThan(1e-9);
  });
});
