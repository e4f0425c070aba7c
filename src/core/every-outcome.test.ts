import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { expectation, masks, signPatterns } from './every-outcome.ts';

describe('all sign patterns', () => {
  it('are two to the power n, equally likely, and each only once', () => {
    const outcomes = signPatterns(4);
    expect(new Set(outcomes.map(({ draws }) => draws.join())).size).toBe(16);
    expect(outcomes.map(({ probability }) => probability)).toEqual(range(16).map(() => 1 / 16));
  });

  it('have mean zero, variance one and no covariance', () => {
    const outcomes = signPatterns(3);
    expect(expectation(outcomes, (draws) => at(draws, 1))).toBe(0);
    expect(expectation(outcomes, (draws) => at(draws, 1) ** 2)).toBe(1);
    expect(expectation(outcomes, (draws) => at(draws, 0) * at(draws, 2))).toBe(0);
  });
});

describe('all masks', () => {
  it('have probabilities that add up to one', () => {
    expect(sum(masks(5, 0.8).map(({ probability }) => probability))).toBeCloseTo(1, 14);
  });

  it('keep each entry with its probability, and two entries with its square', () => {
    const outcomes = masks(3, 0.8);
    expect(expectation(outcomes, (draws) => at(draws, 2))).toBeCloseTo(0.8, 14);
    expect(expectation(outcomes, (draws) => at(draws, 0) * at(draws, 1))).toBeCloseTo(0.64, 14);
  });

  it('of no entry are one empty outcome', () => {
    expect(masks(0, 0.3)).toEqual([{ draws: [], probability: 1 }]);
  });
});
