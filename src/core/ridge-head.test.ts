import { describe, expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { kernelHead, queryLoss, queryLossGradients } from './ridge-head.ts';

describe('a ridge head on three support examples with λ = 1 and one query', () => {
  const task = {
    features: [
      [1, 0],
      [1, 1],
      [0, 2],
    ],
    targets: [1, 2, 2],
    lambda: 1,
    queryFeatures: [[1, 1]],
    queryTargets: [3],
  };

  it('is (12, 15)/17', () => {
    const head = kernelHead({ ...task, targets: [[1], [2], [2]] });
    expect(distance(head, [[12 / 17], [15 / 17]])).toBeLessThan(1e-12);
  });

  it('predicts 27/17, so its query loss is (24/17)²/2', () => {
    expect(queryLoss(task)).toBeCloseTo((24 / 17) ** 2 / 2, 12);
  });

  it('has the gradients that follow from M⁻¹ = ((6, -1), (-1, 3))/17 by hand', () => {
    const found = queryLossGradients(task);
    const expected = [
      [0.170975, 0.317525],
      [0.239365, 0.444535],
      [0.13678, 0.25402],
    ];
    expect(distance(found.features, expected)).toBeLessThan(1e-6);
    expect(found.lambda).toBeCloseTo(0.43965, 6);
    expect(distance(found.queryFeatures, [[-24 * 12, -24 * 15].map((entry) => entry / 289)])).toBeLessThan(1e-12);
  });
});
