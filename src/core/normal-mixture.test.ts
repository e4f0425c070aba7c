import { expect, it } from 'vitest';
import { logNormal } from './normal-law.ts';
import { logMixture, meanUnderMixture, mixtureMoments } from './normal-mixture.ts';

it('weighs the laws of a mixture', () => {
  const mixture = {
    weights: [0.25, 0.75],
    laws: [
      { mean: 1, variance: 4 },
      { mean: -3, variance: 1 },
    ],
  };
  expect(meanUnderMixture(mixture, (x) => x)).toBeCloseTo(0.25 - 2.25, 10);
  expect(mixtureMoments(mixture)).toEqual({ mean: -2, variance: 0.25 * 5 + 0.75 * 10 - 4 });
  const peak = Math.exp(logNormal(-3, { mean: -3, variance: 1 }));
  expect(Math.exp(logMixture(mixture, -3))).toBeCloseTo(
    0.75 * peak + 0.25 * Math.exp(logNormal(-3, { mean: 1, variance: 4 })),
    12,
  );
});
