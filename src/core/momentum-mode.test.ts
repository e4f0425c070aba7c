import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { modulus } from './complex.ts';
import { complexInterval, modeRadius, modeRoots, modeTrajectory, stabilityLimit } from './momentum-mode.ts';

const mode = (curvature: number, beta: number) => ({ curvature, beta });

it('has the roots of the heavy ball worked by hand at ηλ = 0.1, β = 0.3', () => {
  // z² - 1.2 z + 0.3 = 0: z = 0.6 ± √0.06.
  const [large, small] = modeRoots('heavy ball', mode(0.1, 0.3));
  expect(large).toEqual({ re: 0.6 + Math.sqrt(0.06), im: 0 });
  expect(small.re).toBeCloseTo(0.6 - Math.sqrt(0.06), 14);
});

it('has a conjugate pair of modulus √β inside the complex interval of the heavy ball, whatever the curvature', () => {
  for (const curvature of [0.01, 0.1, 1, 3.7]) {
    const [above, below] = modeRoots('heavy ball', mode(curvature, 0.9));
    expect(modulus(above)).toBeCloseTo(Math.sqrt(0.9), 12);
    expect(above).toEqual({ re: below.re, im: -below.im });
  }
});

it('falls back to gradient descent without momentum', () => {
  for (const method of ['heavy ball', 'Nesterov'] as const) {
    expect(modeRadius(method, mode(0.1, 0))).toBeCloseTo(0.9, 14);
    expect(modeTrajectory(method, mode(0.1, 0), 20)[20]).toBeCloseTo(0.9 ** 20, 14);
    expect(stabilityLimit(method, 0)).toBe(2);
  }
});

it('crosses modulus 1 exactly at the stability limit', () => {
  for (const method of ['heavy ball', 'Nesterov'] as const) {
    for (const beta of [0, 0.3, 0.9, 0.99]) {
      expect(modeRadius(method, mode(stabilityLimit(method, beta), beta))).toBeCloseTo(1, 10);
    }
  }
  expect(stabilityLimit('heavy ball', 0.9)).toBeCloseTo(3.8, 12);
  expect(stabilityLimit('Nesterov', 0.9)).toBeCloseTo(1.357143, 6);
});

it('has a double root at both ends of the complex interval', () => {
  for (const method of ['heavy ball', 'Nesterov'] as const) {
    for (const curvature of complexInterval(method, 0.5)) {
      const [large, small] = modeRoots(method, mode(curvature, 0.5));
      expect(Math.hypot(large.re - small.re, large.im - small.im)).toBeLessThan(1e-7);
    }
  }
});

it('sends both roots of Nesterov to 0 at ηλ = 1', () => {
  expect(modeRadius('Nesterov', mode(1, 0.9))).toBe(0);
});

describe('the best tuning for a condition number', () => {
  it.each([
    [10, 0.683772, 0.519494],
    [100, 0.9, 0.818182],
    [1000, 0.968377, 0.938693],
    [10000, 0.99, 0.980198],
  ])('κ = %d: Nesterov %f, heavy ball %f', (kappa, nesterovRate, heavyBallRate) => {
    const root = Math.sqrt(kappa);
    const beta = (root - 1) / (root + 1);
    expect(modeRadius('Nesterov', mode(1 / kappa, beta))).toBeCloseTo(nesterovRate, 6);
    expect(modeRadius('heavy ball', mode((2 / (root + 1)) ** 2, beta ** 2))).toBeCloseTo(heavyBallRate, 6);
  });
});

it('shrinks, in the long run, by the larger modulus per step', () => {
  for (const method of ['heavy ball', 'Nesterov'] as const) {
    const errors = modeTrajectory(method, mode(0.05, 0.3), 400);
    expect(at(errors, 400) / at(errors, 399)).toBeCloseTo(modeRadius(method, mode(0.05, 0.3)), 10);
  }
});
