import { describe, expect, it } from 'vitest';
import { PLAIN_STEPS } from './convolution.ts';
import { blockCirculant, mapsFromMatrices, pooledScore, randomKernel, responses } from './convolution-matrices.ts';
import { createRng } from './rng.ts';

describe('a layer of maps from banded matrices', () => {
  it('takes the window at each position and adds the bias', () => {
    const layer = { kernel: [[[[1, 0], [0, -1]]]], biases: [0.5], steps: PLAIN_STEPS }; // prettier-ignore
    expect(mapsFromMatrices([[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], layer)).toEqual([[[-3.5, -3.5], [-3.5, -3.5]]]); // prettier-ignore
  });
});

describe('a layer with channels on a circle', () => {
  const kernels = [[[1, 2], [3, 0]]]; // prettier-ignore

  it('is a row of circulant blocks', () => {
    expect(blockCirculant(kernels, 2)).toEqual([[1, 2, 3, 0], [2, 1, 0, 3]]); // prettier-ignore
  });

  it('has one response for each pair of channels', () => {
    expect(responses(kernels, 0)).toEqual([[{ re: 3, im: 0 }, { re: 3, im: 0 }]]); // prettier-ignore
  });
});

describe('what the checks draw and score', () => {
  it('a random kernel has the shape asked for', () => {
    const kernel = randomKernel(createRng(1), [2, 3, 4]);
    expect([kernel.length, kernel[0]?.length, kernel[0]?.[0]?.length, kernel[0]?.[0]?.[0]?.length]).toEqual([2, 3, 4, 4]); // prettier-ignore
  });

  it('the pooled score drops negative entries', () => {
    expect(pooledScore([[[2, -5]], [[1, 3]]], [1, 10])).toBe(21);
  });
});
