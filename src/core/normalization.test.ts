import { expect, it } from 'vitest';
import { jacobian } from './finite-differences.ts';
import { apply, distance } from './matrix.ts';
import {
  layerNormJacobian,
  meanSquare,
  rmsNormalized,
  rmsNormJacobian,
  standardized,
  statisticsOf,
} from './normalization.ts';

const entries = [1, 2, 3, 6];

it('has mean 3 and biased variance 3.5 for 1, 2, 3, 6', () => {
  expect(statisticsOf(entries)).toEqual({ mean: 3, variance: 3.5 });
  expect(meanSquare(entries)).toBe(12.5);
});

it('standardizes them as by hand', () => {
  const expected = [-1.069045, -0.534522, 0, 1.603567];
  standardized(entries, 0).forEach((x, i) => expect(x).toBeCloseTo(expected[i] ?? NaN, 6));
});

it('gives 0 for entries that are all alike, thanks to epsilon', () => {
  expect(standardized([4, 4], 1e-5)).toEqual([0, 0]);
});

it('keeps the mean in RMS norm, up to scale', () => {
  expect(rmsNormalized([3, 4, 0, 0], 0)).toEqual([1.2, 1.6, 0, 0]);
});

it('has the measured Jacobians, of layer norm and of RMS norm', () => {
  const measured = jacobian((x) => standardized(x, 0), entries);
  expect(distance(layerNormJacobian(entries), measured)).toBeLessThan(1e-10);
  expect(
    distance(
      rmsNormJacobian(entries),
      jacobian((x) => rmsNormalized(x, 0), entries),
    ),
  ).toBeLessThan(1e-10);
});

it('sends (1, 0, 0, 0) back through the layer norm of 1, 3, 5, 7 as by hand', () => {
  const expected = [0.13416408, -0.17888544, -0.04472136, 0.08944272];
  apply(layerNormJacobian([1, 3, 5, 7]), [1, 0, 0, 0]).forEach((x, i) => expect(x).toBeCloseTo(expected[i] ?? NaN, 8));
});

it('lets no common shift and no common scaling through layer norm', () => {
  for (const direction of [[1, 1, 1, 1], standardized(entries, 0)]) {
    for (const entry of apply(layerNormJacobian(entries), direction)) expect(entry).toBeCloseTo(0, 14);
  }
});
