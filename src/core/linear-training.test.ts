import { describe, expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { descentDirection, trainedResiduals } from './linear-training.ts';

const features = [[1, 0, 0], [0, 2, 0]]; // prettier-ignore

describe('training a linear model', () => {
  it('moves along the features of the examples, divided by their number', () => {
    expect(distance([descentDirection(features, [1, 3])], [[-0.5, -3, 0]])).toBe(0);
  });

  it('shrinks each residual by its own factor when the features are orthogonal', () => {
    const after = trainedResiduals(features, [1, 3], { rate: 0.1, steps: 2 });
    expect(distance([after], [[0.95 ** 2, 3 * 0.8 ** 2]])).toBeLessThan(1e-15);
  });
});
