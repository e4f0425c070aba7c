import { describe, expect, it } from 'vitest';
import { createRng } from './rng.ts';
import { changeOver, expectedChange, lowestPoint, randomNoisyQuadratic, signalAndNoise } from './noisy-quadratic.ts';

/** Mean gradient (2, 1), squared deviations 2, 2, 9 and 9. */
const problem = { hessian: [[1, 0], [0, 1]], gradients: [[1, 0], [3, 2], [2, -2], [2, 4]] }; // prettier-ignore

describe('a quadratic with noisy gradients', () => {
  it('changes over a move by slope and half the curvature', () => {
    expect(changeOver(problem, [1, 1])).toBe(4);
  });

  it('has signal 5 and noise 5.5 for the four gradients with the identity as Hessian', () => {
    expect(signalAndNoise(problem)).toEqual({ signal: 5, noise: 5.5 });
  });

  it('changes on average by -5η + η²(5 + 5.5/B)/2', () => {
    expect(expectedChange(problem, 1, 0.4)).toBeCloseTo(-2 + 0.08 * 10.5, 12);
    expect(expectedChange(problem, 4, 0.4)).toBeCloseTo(-2 + 0.08 * 6.375, 12);
  });

  it('has its best rates at 0.476190 for one example and 0.784314 for four', () => {
    expect(lowestPoint((rate) => expectedChange(problem, 1, rate)).x).toBeCloseTo(0.47619, 6);
    expect(lowestPoint((rate) => expectedChange(problem, 4, rate)).x).toBeCloseTo(0.784314, 6);
  });
});

it('finds the lowest point of a parabola', () => {
  const { x, value } = lowestPoint((z) => 3 * (z - 2) ** 2 - 12);
  expect(x).toBeCloseTo(2, 12);
  expect(value).toBeCloseTo(-12, 12);
});

it('a random one has positive signal and noise', () => {
  const { signal, noise } = signalAndNoise(randomNoisyQuadratic(createRng(5)));
  expect(Math.min(signal, noise)).toBeGreaterThan(0);
});
