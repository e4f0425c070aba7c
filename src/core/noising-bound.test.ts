import { describe, expect, it } from 'vitest';
import { sum } from './array.ts';
import { boundTerms, meanPathRatio, modelMarginal, noisedMoments, signMoments } from './noising-bound.ts';
import { logNormal } from './normal-law.ts';

const BETAS = [0.1, 0.2, 0.3];

describe('the bound of exact reverse steps', () => {
  it('is the surprise itself for standard normal data, whose reverse step is N(√α x, β)', () => {
    const steps = BETAS.map((beta) => ({ slope: Math.sqrt(1 - beta), shift: 0, variance: beta }));
    const surprise = -logNormal(0.8, { mean: 0, variance: 1 });
    expect(sum(boundTerms({ clean: 0.8, betas: BETAS, steps }))).toBeCloseTo(surprise, 10);
    expect(meanPathRatio({ clean: 0.8, betas: BETAS, steps })).toBeCloseTo(surprise, 10);
    expect(modelMarginal(steps).variance).toBeCloseTo(1, 12);
  });
});

describe('noisedMoments', () => {
  it('of 2 after .1, .2, .3 are 2√.504 and 1 - .504', () => {
    const [mean = 0, variance = 0] = noisedMoments(2, BETAS);
    expect(mean).toBeCloseTo(2 * 0.70993, 5);
    expect(variance).toBeCloseTo(0.496, 12);
  });
});

describe('signMoments', () => {
  it('of 3 + z₁ - 2z₂ are 3 and 5', () => {
    expect(signMoments(2, ([one = 0, two = 0]) => 3 + one - 2 * two)).toEqual([3, 5]);
  });
});
