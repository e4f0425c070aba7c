import { describe, expect, it } from 'vitest';
import { meanMiss, meanSquaredMiss, missSlopes, secondMoment } from './denoising.ts';
import { signPatterns } from './every-outcome.ts';
import { times, total, type Vector } from './vector.ts';

describe('the mean miss of a denoiser', () => {
  const corruption = {
    inputs: [[2], [-2]],
    outcomes: signPatterns(1),
    corrupted: (x: Vector, signs: Vector) => total(x, signs),
  };

  it('of a number with variance 4 under noise of variance 1 is 4(1 - w)² + w²', () => {
    expect(meanMiss(corruption, [[0.5]])).toBeCloseTo(1.25, 12);
    expect(meanMiss({ ...corruption, corrupted: (x) => times(0, x) }, [[0.5]])).toBe(4);
  });

  it('is flat at the weight 0.8', () => {
    expect(missSlopes(corruption, [[0.8]])[0]).toBeCloseTo(0, 9);
    expect(missSlopes(corruption, [[0.5]])[0]).toBeCloseTo(-3, 9);
  });
});

it('the second moment of a cross has its arms as directions', () => {
  expect(secondMoment([[3, 3], [-3, -3], [1, -1], [-1, 1]])).toEqual([[5, 4], [4, 5]]); // prettier-ignore
});

it('the mean squared miss weighs each pair of point and output', () => {
  expect(meanSquaredMiss([[0.5, 0.25], [0, 0.25]], [[0], [4]], [[0], [2]])).toBe(0.25 * 4 + 0.25 * 4); // prettier-ignore
});
