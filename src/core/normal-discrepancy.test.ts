import { describe, expect, it } from 'vitest';
import { normalDiscrepancy } from './normal-discrepancy.ts';

describe('the maximum mean discrepancy of two normal laws', () => {
  it('is 0 without a shift and 0.177268 at a shift of 1', () => {
    expect(normalDiscrepancy(0)).toBeCloseTo(0, 12);
    expect(normalDiscrepancy(1)).toBeCloseTo(0.177268, 6);
  });
});
