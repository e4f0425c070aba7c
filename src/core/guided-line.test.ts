import { expect, it } from 'vitest';
import { guidedEnd, tiltedMoments, tiltedScore } from './guided-line.ts';

const from = { weights: [1], means: [[0]], deviations: [1] };
const toward = { weights: [1], means: [[1]], deviations: [Math.SQRT1_2] };

it('without weight carries quantiles of noise to those of the law: 0 to 1 and 1 to 1 + √(1/2)', () => {
  expect(guidedEnd({ toward, from, w: 0 }, 0)).toBeCloseTo(1, 8);
  expect(guidedEnd({ toward, from, w: 0 }, 1)).toBeCloseTo(1 + Math.SQRT1_2, 8);
});

it('with weight 1 carries 0 to 1.623225 and 1 half a unit further', () => {
  expect(guidedEnd({ toward, from, w: 1 }, 0)).toBeCloseTo(1.6232252401, 7);
  expect(guidedEnd({ toward, from, w: 1 }, 1)).toBeCloseTo(2.1232252401, 7);
});

it('the tilted law of N(0, 1) and N(1, 1/2) at weight 1 is N(4/3, 1/3)', () => {
  const [mean = 0, variance = 0] = tiltedMoments({ toward, from, w: 1 });
  expect(mean).toBeCloseTo(4 / 3, 9);
  expect(variance).toBeCloseTo(1 / 3, 9);
});

it('the tilted score of N(0, 1) and N(1, 1/2) is -(1 + w)(x - a)/(1 - a²/2) + wx', () => {
  const written = (-3 * (0.3 - 0.6)) / (1 - 0.36 / 2) + 2 * 0.3;
  expect(tiltedScore({ toward, from, w: 2 }, { a: 0.6, sigma: 0.8 }, 0.3)).toBeCloseTo(written, 9);
});
