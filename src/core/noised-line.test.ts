import { expect, it } from 'vitest';
import { cleanGiven, lineDensity, meanOverNoised, measuredScore, slopeAt } from './noised-line.ts';

const HALF = { a: Math.SQRT1_2, sigma: Math.SQRT1_2 };
const STANDARD = { weights: [1], means: [[0]], deviations: [1] };
const SIGNS = { weights: [0.5, 0.5], means: [[1], [-1]], deviations: [0, 0] };

it('a standard normal stays one under variance preserving noise, so that its score is -x', () => {
  expect(measuredScore(STANDARD, HALF, 0.7)).toBeCloseTo(-0.7, 9);
  expect(lineDensity(STANDARD, 0)).toBeCloseTo(0.39894228, 8);
});

it('a standard normal at equal shares of signal and noise has mean x/√2 and variance 1/2 given x', () => {
  const { mean, variance } = cleanGiven(STANDARD, HALF, 1);
  expect(mean).toBeCloseTo(Math.SQRT1_2, 10);
  expect(variance).toBeCloseTo(0.5, 10);
});

it('the best guess tanh(ax/σ²) of a sign leaves noise of mean square .4496 at equal shares', () => {
  const guess = (x: number) => (x - HALF.a * Math.tanh((HALF.a * x) / HALF.sigma ** 2)) / HALF.sigma;
  const missed = (clean: number, x: number) => ((x - HALF.a * clean) / HALF.sigma - guess(x)) ** 2;
  expect(meanOverNoised(SIGNS, HALF, missed)).toBeCloseTo(0.4496, 4);
});

it('the slope of a cube at 2 is 12', () => {
  expect(slopeAt((x) => x ** 3, 2)).toBeCloseTo(12, 9);
});
