import { describe, expect, it } from 'vitest';
import { tunedFeature } from './tuned-feature.ts';

describe('full tuning of one feature', () => {
  it('ends at the inverse root of the golden ratio from a head of zero', () => {
    const { head, outside } = tunedFeature({ head: 0, feature: [1, 1], truth: [1, 1] });
    expect(head).toBeCloseTo(0.786151, 5);
    expect(outside).toBeCloseTo(0.0457312 / 2, 5);
  });

  it('does nothing from a head that fits', () => {
    expect(tunedFeature({ head: 1, feature: [1, 1, 1], truth: [1, 1, 1] })).toEqual({ head: 1, outside: 0 });
  });
});
