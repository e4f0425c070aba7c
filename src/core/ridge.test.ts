import { describe, expect, it } from 'vitest';
import { distance, trace } from './matrix.ts';
import { filteredWeights, hatMatrix, kernelRidgeWeights, ridgeLoss, ridgeMap, ridgeWeights } from './ridge.ts';

const inputs = [[3, 1], [1, 3]]; // prettier-ignore

describe('ridge regression', () => {
  it('gives the weights of the worked example, (1.7, 0.7) for a penalty of 4', () => {
    expect(distance([ridgeWeights({ inputs, targets: [8, 4] }, 4)], [[1.7, 0.7]])).toBeLessThan(1e-14);
  });

  it('is least squares without a penalty', () => {
    expect(distance([ridgeWeights({ inputs, targets: [8, 4] }, 0)], [[2.5, 0.5]])).toBeLessThan(1e-14);
  });

  it('has a hat matrix whose trace is the sum of the shrink factors', () => {
    expect(trace(hatMatrix(inputs, 4))).toBeCloseTo(0.8 + 0.5, 14);
  });

  it('maps n targets to d weights', () => {
    const map = ridgeMap([[1, 0, 2], [0, 1, 1]], 1); // prettier-ignore
    expect(map.map((row) => row.length)).toEqual([2, 2, 2]);
  });

  it('has the same weights from the singular directions and from the kernel', () => {
    const worked = { inputs, targets: [8, 4] };
    const filtered = filteredWeights(worked, (sigma) => sigma / (sigma ** 2 + 4));
    expect(distance([filtered, kernelRidgeWeights(worked, 4)], [[1.7, 0.7], [1.7, 0.7]])).toBeLessThan(1e-14); // prettier-ignore
  });

  it('has a loss of squared residuals, (2.2, 0.2), and penalized squared weights', () => {
    expect(ridgeLoss({ inputs, targets: [8, 4] }, 4, [1.7, 0.7])).toBeCloseTo(4.84 + 0.04 + 4 * (2.89 + 0.49), 12);
  });
});
