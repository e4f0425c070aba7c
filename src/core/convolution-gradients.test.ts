import { describe, expect, it } from 'vitest';
import { PLAIN_STEPS } from './convolution.ts';
import { gradientInInput, gradientInKernel, gradientInMapKernel, gradientInMaps } from './convolution-gradients.ts';

describe('the gradients of a convolution', () => {
  it('in the kernel correlate input and upstream', () => {
    expect(gradientInKernel([[1, 2, 0, -1, 3], [1, -1, 2]], 3, PLAIN_STEPS)).toEqual([-1, 0, 7]); // prettier-ignore
  });

  it('in the input convolve upstream and kernel', () => {
    expect(gradientInInput([[1, 0, -1], [1, -1, 2]], 5, PLAIN_STEPS)).toEqual([1, -1, 1, 1, -2]); // prettier-ignore
  });

  it('with stride 2 leave zeros between the upstream entries, and for what no window reached', () => {
    const steps = { stride: 2, padding: 0, dilation: 1 };
    expect(gradientInInput([[1, 10], [3, 4]], 5, steps)).toEqual([3, 30, 4, 40, 0]); // prettier-ignore
  });

  it('of maps do the same in two dimensions', () => {
    expect(gradientInMapKernel([[[1, 2], [3, 4]]], [[[1, -1]]], 1)).toEqual([[[[-1]]]]); // prettier-ignore
    expect(gradientInMaps([[[[1, 2], [3, 4]]]], [[[5]]], 2)).toEqual([[[5, 10], [15, 20]]]); // prettier-ignore
  });
});
