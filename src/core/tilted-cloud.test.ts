import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { covarianceAround } from './every-batch.ts';
import { distance } from './matrix.ts';
import { createRng } from './rng.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { tiltedCloud } from './tilted-cloud.ts';
import { average } from './vector.ts';

describe('a tilted cloud', () => {
  const points = tiltedCloud(createRng(1), { count: 60, spreads: [2, 0.7], angle: Math.PI / 6 });

  it('has the covariance that a second program drew from the same seed', () => {
    const covariance = covarianceAround(points, [0, 0]);
    expect(distance(covariance, [[2.7540882, 1.4296404], [1.4296404, 1.2888264]])).toBeLessThan(1e-7); // prettier-ignore
    const { values } = symmetricEigen(covariance);
    expect(at(values, 0)).toBeCloseTo(3.627888, 6);
    expect(at(values, 1)).toBeCloseTo(0.41502655, 7);
  });

  it('has its mean at 0', () => {
    expect(Math.max(...average(points).map(Math.abs))).toBeLessThan(1e-15);
  });
});
