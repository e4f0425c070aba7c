import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { cubatureMean, definite, gaussianLogDensity, logVolume } from './gaussian-law.ts';

const law = { mean: [1, -2], covariance: [[2, 0.5], [0.5, 1]] }; // prettier-ignore

describe('a normal law of two numbers', () => {
  it('has at its mean the density 1 / (2π √det)', () => {
    expect(gaussianLogDensity(law, [1, -2])).toBeCloseTo(-Math.log(2 * Math.PI) - Math.log(1.75) / 2, 12);
  });

  it('loses half of the squared Mahalanobis distance away from it', () => {
    // The inverse covariance is ((1, -.5), (-.5, 2)) / 1.75.
    const lost = gaussianLogDensity(law, [1, -2]) - gaussianLogDensity(law, [2, 0]);
    expect(lost).toBeCloseTo((1 - 2 * 0.5 * 2 + 2 * 4) / 1.75 / 2, 12);
  });

  it('gives products their means', () => {
    expect(cubatureMean(law, (point) => at(point, 0) * at(point, 1))).toBeCloseTo(-2 + 0.5, 12);
    expect(cubatureMean(law, (point) => at(point, 0) ** 2)).toBeCloseTo(1 + 2, 12);
  });
});

it('takes the volume of a shear and of a singular map', () => {
  const [shear, flat] = [[[3, 7], [0, -2]], [[1, 2], [2, 4]]]; // prettier-ignore
  expect(logVolume(shear)).toBeCloseTo(Math.log(6), 12);
  expect(logVolume(flat)).toBe(-Infinity);
});

it('makes a matrix positive definite', () => {
  expect(definite([[1, 2], [0, 1]])).toEqual([[2.7, 1], [1, 0.7]]); // prettier-ignore
});
