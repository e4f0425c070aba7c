import { expect, it } from 'vitest';
import { leastLosses, velocitySlopes } from './noised-points.ts';

const SIGNS = { weights: [0.5, 0.5], means: [[1], [-1]], deviations: [0, 0] };

it('signs leave losses of the noise of .0999, .4496 and .0374 at ᾱ = .1, .5 and .9', () => {
  const left = [0.1, 0.5, 0.9].map(
    (signal) => leastLosses(SIGNS, { a: Math.sqrt(signal), sigma: Math.sqrt(1 - signal) }).noise,
  );
  expect(left.map((each) => Number(each.toFixed(4)))).toEqual([0.0999, 0.4496, 0.0374]);
});

it('the loss on pairs is steepest in a slope where theory says: 2(slope · E x² - E x u) for the linear part', () => {
  const level = { a: 0.6, sigma: 0.4 };
  const { pairs } = velocitySlopes(SIGNS, level, [0.5, 0]);
  const [square, product] = [0.6 ** 2 + 0.4 ** 2, 0.4 - 0.6];
  expect(pairs[0]).toBeCloseTo(2 * (0.5 * square - product), 8);
});
