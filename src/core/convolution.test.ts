import { describe, expect, it } from 'vitest';
import { range } from './array.ts';
import {
  circulantMatrix,
  convolutionMatrix,
  convolve,
  fullConvolution,
  outputSize,
  PLAIN_STEPS,
  spread,
} from './convolution.ts';
import { apply } from './matrix.ts';

describe('a convolution of one signal', () => {
  it('slides the kernel over the input without flipping it', () => {
    expect(convolve([1, 2, 0, -1, 3], [1, 0, -1], PLAIN_STEPS)).toEqual([1, 3, -3]);
  });

  it('counts zeros outside, skips by the stride and reaches by the dilation', () => {
    expect(convolve([1, 2, 3, 4, 5], [1, 10], { stride: 2, padding: 1, dilation: 2 })).toEqual([20, 42, 4]);
  });

  it('fits as often as the window has room', () => {
    expect(outputSize(224, 7, { stride: 2, padding: 3, dilation: 1 })).toBe(112);
    expect(outputSize(112, 3, { stride: 2, padding: 1, dilation: 1 })).toBe(56);
    expect(outputSize(7, 3, { stride: 1, padding: 2, dilation: 2 })).toBe(7);
    expect(outputSize(2, 3, PLAIN_STEPS)).toBe(0);
  });

  it('is a matrix with the kernel in every row', () => {
    expect(convolutionMatrix(4, [1, 2, 3], PLAIN_STEPS)).toEqual([[1, 2, 3, 0], [0, 1, 2, 3]]); // prettier-ignore
    const steps = { stride: 2, padding: 1, dilation: 2 };
    expect(apply(convolutionMatrix(5, [1, 10], steps), [1, 2, 3, 4, 5])).toEqual([20, 42, 4]);
  });

  it('on a circle is a circulant matrix', () => {
    expect(circulantMatrix(3, [1, 2])).toEqual([[1, 2, 0], [0, 1, 2], [2, 0, 1]]); // prettier-ignore
  });
});

describe('the full true convolution', () => {
  it('multiplies polynomials: (1 - z + 2z²)(1 - z²)', () => {
    expect(fullConvolution([1, -1, 2], [1, 0, -1])).toEqual([1, -1, 1, 1, -2]);
  });
});

describe('a spread signal', () => {
  it('has zeros between neighbors and none at its ends', () => {
    expect(spread([1, 2, 3], 3)).toEqual([1, 0, 0, 2, 0, 0, 3]);
    expect(spread(range(3), 1)).toEqual([0, 1, 2]);
  });
});
