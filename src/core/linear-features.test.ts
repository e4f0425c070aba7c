import { expect, it } from 'vitest';
import { featureLoss, featureSlopes, flowedFeatures, measuredFeatureSlopes, weightGap } from './linear-features.ts';

const EXAMPLES = { inputs: [[1, 2]], targets: [1] };
const WEIGHTS = {
  features: [
    [1, 0],
    [0, 1],
  ],
  head: [1, -1],
};

it('predicts -1 for the input (1, 2) and misses the target 1 by -2', () => {
  expect(featureLoss(WEIGHTS, EXAMPLES)).toBe(2);
});

it('has the slopes -2 (1, 2) in the head and -2 times head times input in the features', () => {
  expect(featureSlopes(WEIGHTS, EXAMPLES)).toEqual({
    head: [-2, -4],
    features: [
      [-2, -4],
      [2, 4],
    ],
  });
});

it('measures the slopes that it writes', () => {
  expect(weightGap(measuredFeatureSlopes(WEIGHTS, EXAMPLES), featureSlopes(WEIGHTS, EXAMPLES))).toBeLessThan(1e-8);
});

it('brings a head of 0 on the feature 1 to the root of the golden ratio less one', () => {
  const start = { features: [[1]], head: [0] };
  const { head } = flowedFeatures(start, { inputs: [[1]], targets: [1] }, { time: 12, parts: 1200 });
  expect(head[0]).toBeCloseTo(0.786151, 6);
});
