import { describe, expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { coordinateError, noisyTargets, refittedResiduals } from './noisy-regression.ts';

/** Four equal examples of a constant: ridge is a shrunken mean. */
const mean = { inputs: [[1], [1], [1], [1]], truth: [2], noise: 3 };

describe('a regression seen through noise', () => {
  it('adds the noise with its signs to the clean targets', () => {
    expect(noisyTargets(mean, [1, -1, 1, 1])).toEqual([5, -1, 5, 5]);
  });

  it('gives the shrunken mean of the worked example bias -0.72 and variance 0.9216', () => {
    const { bias, variance } = coordinateError(mean, [1], 2.25);
    expect(bias).toBeCloseTo(-0.72, 12);
    expect(variance).toBeCloseTo(0.9216, 12);
  });

  it('leaves least squares without bias', () => {
    const { bias, variance } = coordinateError(mean, [1], 0);
    expect(bias).toBeCloseTo(0, 12);
    expect(variance).toBeCloseTo(9 / 4, 12);
  });

  it('predicts a left-out target by the mean of the others when there is no penalty', () => {
    const residuals = refittedResiduals({ inputs: [[1], [1], [1]], targets: [3, 0, 6] }, 0);
    expect(distance([residuals], [[0, -4.5, 4.5]])).toBeLessThan(1e-12);
  });
});
