import { describe, expect, it } from 'vitest';
import { enumeratedError, enumeratedPool } from './biased-source.ts';

const WORLD = { target: 2, source: 3, bias: 0.5, variance: 4 };

describe('an average with a biased source', () => {
  it('has the variance of the target average alone at weight 0', () => {
    expect(enumeratedError(WORLD, 0)).toBeCloseTo(4 / 2, 12);
  });

  it('has the variance of the source average and its squared bias at weight 1', () => {
    expect(enumeratedError(WORLD, 1)).toBeCloseTo(4 / 3 + 0.25, 12);
  });

  it('is the plain average of all examples at the share of the source', () => {
    expect(enumeratedPool(WORLD)).toBeCloseTo(4 / 5 + 0.3 ** 2, 12);
    expect(enumeratedError(WORLD, 3 / 5)).toBeCloseTo(4 / 5 + 0.3 ** 2, 12);
  });
});
