import { describe, expect, it } from 'vitest';
import { weightMoment } from './weight-moment.ts';

describe('the second moment of importance weights', () => {
  it('is 1 without a shift and e at a shift of one standard deviation', () => {
    expect(weightMoment({ mean: 0, deviation: 1 })).toBeCloseTo(1, 12);
    expect(weightMoment({ mean: 1, deviation: 1 })).toBeCloseTo(Math.E, 10);
  });

  it('has no limit for a target variance above 2', () => {
    const wide = { mean: 0, deviation: 1.45 };
    expect(weightMoment(wide, 40)).toBeGreaterThan(10 * weightMoment(wide, 20));
  });
});
