import { describe, expect, it } from 'vitest';
import { meanWithError, minimumNormRisks } from './gaussian-design.ts';
import { createRng } from './rng.ts';

describe('random designs', () => {
  it('have no risk without noise when they see every direction', () => {
    const risks = minimumNormRisks(createRng(1), { n: 6, d: 2, noiseVariance: 0 }, 5);
    expect(Math.max(...risks.map(Math.abs))).toBeLessThan(1e-12);
  });

  it('miss on average half of the truth when they have twice as many features as examples', () => {
    const { mean, standardError } = meanWithError(minimumNormRisks(createRng(2), { n: 3, d: 6, noiseVariance: 0 }, 600)); // prettier-ignore
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * standardError);
  });
});

describe('the mean of a sample', () => {
  it('comes with the standard error of the divisor n - 1', () => {
    expect(meanWithError([1, 3])).toEqual({ mean: 2, standardError: 1 });
  });
});
