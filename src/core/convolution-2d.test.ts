import { describe, expect, it } from 'vitest';
import { PLAIN_STEPS } from './convolution.ts';
import { convolveMap, convolveMaps, flattened, foldedLayer, normalizedMaps, squareMaps } from './convolution-2d.ts';

const COUNTED = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; // prettier-ignore

describe('a convolution of maps', () => {
  it('takes the window at each position', () => {
    expect(convolveMap(COUNTED, [[1, 0], [0, -1]], PLAIN_STEPS)).toEqual([[-4, -4], [-4, -4]]); // prettier-ignore
  });

  it('pads with zeros and keeps every second position', () => {
    const steps = { stride: 2, padding: 1, dilation: 1 };
    expect(convolveMap(COUNTED, [[1, 1], [1, 1]], steps)).toEqual([[1, 5], [11, 28]]); // prettier-ignore
  });

  it('adds up the input channels, and a bias', () => {
    const layer = { kernel: [[[[1]], [[10]]]], biases: [0.5], steps: PLAIN_STEPS };
    expect(convolveMaps([[[1, 2]], [[3, 4]]], layer)).toEqual([[[31.5, 42.5]]]);
  });

  it('with two groups keeps the halves of the channels apart', () => {
    const layer = { kernel: [[[[1]]], [[[10]]]], biases: [0, 0], steps: PLAIN_STEPS, groups: 2 };
    expect(convolveMaps([[[1, 2]], [[3, 4]]], layer)).toEqual([[[1, 2]], [[30, 40]]]);
  });
});

describe('maps in one vector', () => {
  it('come back as they were', () => {
    expect(squareMaps(flattened([COUNTED, COUNTED]), 2)).toEqual([COUNTED, COUNTED]);
  });
});

describe('the normalization of channels', () => {
  const norm = { mean: [0.8], spread: [2], gain: [1.5], shift: [-0.2] };

  it('takes the mean off, divides, and applies gain and shift', () => {
    expect(normalizedMaps([[[2.8]]], norm)[0]?.[0]?.[0]).toBeCloseTo(1.3, 12);
  });

  it('folds (2, -1, 0.5) and 0.3 into (1.5, -0.75, 0.375) and -0.575', () => {
    const { kernel, biases } = foldedLayer({ kernel: [[[[2, -1, 0.5]]]], biases: [0.3], steps: PLAIN_STEPS }, norm);
    expect(kernel).toEqual([[[[1.5, -0.75, 0.375]]]]);
    expect(biases[0]).toBeCloseTo(-0.575, 12);
  });
});
