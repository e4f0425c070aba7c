import { expect, it } from 'vitest';
import { planeGrowth } from './plane-map.ts';

it('is the factor of a rotation that stretches, and the larger of two real eigenvalues', () => {
  expect(planeGrowth([[3, -4], [4, 3]])).toBeCloseTo(5, 12); // prettier-ignore
  expect(planeGrowth([[-2, 9], [0, 1]])).toBeCloseTo(2, 12); // prettier-ignore
});
