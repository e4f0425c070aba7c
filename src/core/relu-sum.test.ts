import { describe, expect, it } from 'vitest';
import { reluSum } from './relu-sum.ts';

describe('a sum of ReLU units', () => {
  it('is 0 at x = 1 in the worked example 1 + [2x - 1]₊ - 3[2 - x]₊ + 0.5[x + 1]₊', () => {
    expect(reluSum([1, -3, 0.5, 2, -1, 1, -1, 2, 1, 1], 1)).toBe(0);
  });

  it('leaves out inactive units', () => {
    expect(reluSum([5, 1, -1, 7], 3)).toBe(7 + 5 * 2);
    expect(reluSum([5, 1, -1, 7], 0.5)).toBe(7);
  });
});
