import { describe, expect, it } from 'vitest';
import { missProbability } from './binomial.ts';

describe('the probability that a mean misses its expectation', () => {
  it('is two sixteenths for four fair coins that must all agree', () => {
    expect(missProbability(4, 0.5, 0.4)).toBeCloseTo(2 / 16, 14);
  });

  it('counts both sides: of three draws at 0.2, all but exactly one 1 lie further off than 0.15', () => {
    expect(missProbability(3, 0.2, 0.15)).toBeCloseTo(1 - 3 * 0.2 * 0.8 ** 2, 14);
  });

  it('is one for a negative width, since the probabilities add up', () => {
    expect(missProbability(50, 0.3, -1)).toBeCloseTo(1, 12);
  });
});
