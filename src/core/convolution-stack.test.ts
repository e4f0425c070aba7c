import { describe, expect, it } from 'vitest';
import { gradientInInputs, inputsThatMatter, reachOf } from './convolution-stack.ts';

const THREE_WIDE = { taps: 3, stride: 1, padding: 0, dilation: 1 };

describe('a stack of convolutions', () => {
  it('of two 3-wide layers lets five inputs matter', () => {
    expect(inputsThatMatter(9, [THREE_WIDE, THREE_WIDE], 2)).toEqual([2, 3, 4, 5, 6]);
  });

  it('weighs them by a triangle: 1, 2, 3, 2, 1 of nine', () => {
    const weights = gradientInInputs(5, [THREE_WIDE, THREE_WIDE], 0).map((weight) => 9 * weight);
    for (const [i, expected] of [1, 2, 3, 2, 1].entries()) expect(weights[i]).toBeCloseTo(expected, 12);
  });

  it('has its first center moved by the padding', () => {
    const strided = { taps: 3, stride: 2, padding: 1, dilation: 1 };
    expect(reachOf([strided, THREE_WIDE])).toEqual({ size: 7, jump: 2, center: 2 });
    expect(reachOf([])).toEqual({ size: 1, jump: 1, center: 0 });
  });
});
