import { describe, expect, it } from 'vitest';
import { bestDomainHead, domainLossOf } from './domain-choice.ts';

describe('the best domain head', () => {
  it('gives each input its share of the source', () => {
    expect(bestDomainHead([3, 1], [1, 1]).map((q) => q.toFixed(6))).toEqual(['0.750000', '0.500000']);
  });

  it('has the loss log 4 where nothing can be told apart', () => {
    expect(domainLossOf([0.5, 0.5], [0.3, 0.7], [0.3, 0.7])).toBeCloseTo(Math.log(4), 12);
  });
});
