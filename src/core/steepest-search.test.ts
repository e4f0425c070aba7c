import { describe, expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { createRng } from './rng.ts';
import { excessOfStep, steepestCorner, steepestInMetric, steepestOrthogonal } from './steepest-search.ts';

describe('steepestCorner', () => {
  it('is the sign of each entry, and its value the sum of the absolute entries', () => {
    expect(steepestCorner([3, -4, 12])).toEqual({ direction: [1, -1, 1], value: 19 });
  });
});

describe('steepestOrthogonal', () => {
  it('is a rotation for a positive determinant: 8.944272 for rows (3, 0) and (4, 5)', () => {
    const { direction, value } = steepestOrthogonal([[3, 0], [4, 5]]); // prettier-ignore
    expect(value).toBeCloseTo(8.94427191, 8);
    expect(distance(direction, [[0.894427191, -0.4472135955], [0.4472135955, 0.894427191]])).toBeLessThan(1e-8); // prettier-ignore
  });

  it('is a reflection for a negative determinant', () => {
    const { direction, value } = steepestOrthogonal([[2, 0], [0, -1]]); // prettier-ignore
    expect(value).toBeCloseTo(3, 10);
    expect(distance(direction, [[1, 0], [0, -1]])).toBeLessThan(1e-8); // prettier-ignore
  });
});

describe('steepestInMetric', () => {
  it('is P⁻¹g of length 1, and its value √(gᵀP⁻¹g)', () => {
    const { direction, value } = steepestInMetric([[4, 0], [0, 1]], [6, 4]); // prettier-ignore
    expect(value).toBeCloseTo(5, 12);
    expect(distance([direction], [[0.3, 0.8]])).toBeLessThan(1e-12);
  });
});

describe('excessOfStep', () => {
  const model = { g: [3, -4], rate: 0.1, length: (step: readonly number[]) => Math.max(...step.map(Math.abs)) };

  it('is not above 0 at the minimum, the sign times the sum of the absolute entries times the rate', () => {
    expect(excessOfStep(model, [-0.7, 0.7], createRng(1))).toBeLessThanOrEqual(0);
  });

  it('is above 0 for a step of the right direction and another length, and for another direction', () => {
    expect(excessOfStep(model, [-0.35, 0.35], createRng(1))).toBeGreaterThan(0.1);
    expect(excessOfStep(model, [-0.3, 0.4], createRng(1))).toBeGreaterThan(0.1);
  });
});
