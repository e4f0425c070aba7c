import { describe, expect, it } from 'vitest';
import { logistic, meanSampledLoss, sampledLoss } from './sampled-pair.ts';

describe('the loss of a pair with negatives', () => {
  it('is 1.42603050 for one negative at scores of 0.4', () => {
    expect(sampledLoss([0.4, 0.4], { positive: 0, negatives: [1] })).toBeCloseTo(1.4260305, 8);
  });

  it('has as mean the loss itself where only one negative is possible', () => {
    const mean = meanSampledLoss([0.7, -0.2], 0, [0, 1]);
    expect(mean).toBeCloseTo(sampledLoss([0.7, -0.2], { positive: 0, negatives: [1, 1] }), 14);
  });

  it('costs ln 2 at a score of zero', () => {
    expect(logistic(0)).toBeCloseTo(Math.LN2, 15);
  });
});
