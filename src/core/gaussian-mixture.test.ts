import { expect, it } from 'vitest';
import { at } from './array.ts';
import { gradient } from './finite-differences.ts';
import {
  denoised,
  logDensity,
  type Mixture,
  mixtureMean,
  mixtureScore,
  noisedMixture,
  responsibilities,
} from './gaussian-mixture.ts';
import { lineIntegral, normalDensity } from './line-integral.ts';
import { cosineLevel } from './noise-level.ts';
import type { Vector } from './vector.ts';

const THREE: Mixture = {
  weights: [0.5, 0.3, 0.2],
  means: [
    [2, 0],
    [-1, 1.8],
    [-1, -1.8],
  ],
  deviations: [0.3, 0.3, 0.3],
};
const X = [0.5, 0.2];
const HALF = cosineLevel(0.5);

function expectClose(values: Vector, expected: Vector, digits = 9): void {
  expected.forEach((entry, i) => expect(at(values, i)).toBeCloseTo(entry, digits));
}

it('knows the part, the score and the density of a point halfway into the noise', () => {
  const noised = noisedMixture(THREE, HALF);
  expectClose(responsibilities(noised, X), [0.86615132, 0.106065467, 0.027783213]);
  expectClose(mixtureScore(noised, X), [1.1564727237, -0.1841522152]);
  expect(logDensity(noised, X)).toBeCloseTo(-2.5838329073, 9);
});

it('denoises a point to the mean of its data', () => {
  expectClose(denoised(THREE, HALF, X), [1.5248564864, 0.1526274323]);
});

it('has the slopes of its log density as its score', () => {
  const mixture = { ...THREE, deviations: [0.3, 0.5, 0.8] };
  expectClose(
    mixtureScore(mixture, X),
    gradient((x) => logDensity(mixture, x), X),
    6,
  );
});

it('denoises as the integral over all data does', () => {
  const line: Mixture = { weights: [0.3, 0.7], means: [[-1.5], [1]], deviations: [0.4, 0.2] };
  const [level, x] = [{ a: 0.6, sigma: 0.8 }, 0.3];
  const joint = (datum: number) =>
    Math.exp(logDensity(line, [datum])) * normalDensity(x, { mean: 0.6 * datum, deviation: 0.8 });
  const over = { low: -6, high: 6, parts: 4000 };
  const mean = lineIntegral((datum) => datum * joint(datum), over) / lineIntegral(joint, over);
  expectClose(denoised(line, level, [x]), [mean]);
});

it('denoises pure noise to the mean of the data, and leaves data as they are', () => {
  expectClose(mixtureMean(THREE), [0.5, 0.18]);
  expectClose(denoised(THREE, { a: 0, sigma: 1 }, X), [0.5, 0.18]);
  expectClose(denoised(THREE, { a: 1, sigma: 0 }, X), X);
});

it('stays finite far from every part', () => {
  expect(logDensity(THREE, [500, 0])).toBeCloseTo(-(498 ** 2) / 0.18 + Math.log(0.5 / (2 * Math.PI * 0.09)), 3);
  expectClose(responsibilities(THREE, [500, 0]), [1, 0, 0]);
});
