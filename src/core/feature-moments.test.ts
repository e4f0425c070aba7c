import { expect, it } from 'vitest';
import { relativeMoments } from './feature-moments.ts';
import { positiveFeatures, trigonometricFeatures } from './random-features.ts';

it('finds that a cosine of half the wave estimates exp(-1/2 · 1.44) with a second moment of (1 + exp(-2 · 1.44)) / 2', () => {
  // q' = 0.6, k' = -0.6 in one dimension: the estimate is exp(0.36) times the mean of two cos(1.2 ω).
  const cosine = Math.exp(-1.44 / 2);
  const variance = (1 + Math.exp(-2 * 1.44)) / 2 - cosine ** 2;
  const moments = relativeMoments(trigonometricFeatures, [[0.6], [-0.6]]);
  expect(moments.mean).toBeCloseTo(1, 10);
  expect(moments.variance).toBeCloseTo(variance / cosine ** 2 / 2, 10);
});

it('finds no variance of positive features for opposite vectors', () => {
  expect(relativeMoments(positiveFeatures, [[0.4, 0.3], [-0.4, -0.3]]).variance).toBeCloseTo(0, 12); // prettier-ignore
});
