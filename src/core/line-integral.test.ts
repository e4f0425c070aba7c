import { describe, expect, it } from 'vitest';
import { lineIntegral, normalDensity } from './line-integral.ts';

describe('an integral over an interval', () => {
  it('is exact for straight lines', () => {
    expect(lineIntegral((x) => 2 * x + 1, { low: -1, high: 3, parts: 3 })).toBeCloseTo(12, 12);
  });

  it('gives a normal density the mass 1 and its second moment', () => {
    const law = { mean: 0.7, deviation: 0.5 };
    const range = { low: -6, high: 7, parts: 200 };
    expect(lineIntegral((x) => normalDensity(x, law), range)).toBeCloseTo(1, 12);
    expect(lineIntegral((x) => x ** 2 * normalDensity(x, law), range)).toBeCloseTo(0.74, 12);
  });
});
