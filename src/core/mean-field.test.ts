import { describe, expect, it } from 'vitest';
import { range } from './array.ts';
import {
  gaussianMean,
  outputMoment,
  outputProduct,
  reluCosine,
  slopeMoment,
  type ActivationName,
} from './mean-field.ts';
import { createRng } from './rng.ts';

it('has the moments of a standard normal: 1, 0, 1, 0, 3', () => {
  [1, 0, 1, 0, 3].forEach((moment, k) => expect(gaussianMean((zeta) => zeta ** k)).toBeCloseTo(moment, 12));
});

it('knows the mean squares behind the common gains', () => {
  const logistic = (a: number) => 1 / (1 + Math.exp(-a));
  expect(outputMoment('tanh', 1)).toBeCloseTo(0.394294, 6);
  expect(gaussianMean((zeta) => (zeta * logistic(zeta)) ** 2)).toBeCloseTo(0.355776, 6);
});

describe('iterated from q = 1 with tanh', () => {
  const iterate = (weight: number, layers: number) => range(layers).reduce((q) => weight * outputMoment('tanh', q), 1);

  it.each([
    [1, 1, 0.394294],
    [1, 2, 0.23645],
    [1, 5, 0.103441],
    [1, 10, 0.05220008279],
    [1, 50, 0.010219],
    [2, 300, 0.6179647698],
    [4, 300, 2.121474],
  ])('the weight variance %d leaves q = %f', (weight, layers, expected) => {
    expect(iterate(weight, layers)).toBeCloseTo(expected, expected === 0.05220008279 ? 10 : 6);
  });

  it('the fixed points have the backward gains 1.105528820 and 1.362673', () => {
    expect(2 * slopeMoment('tanh', iterate(2, 300))).toBeCloseTo(1.10552882, 8);
    expect(4 * slopeMoment('tanh', iterate(4, 300))).toBeCloseTo(1.362673, 6);
  });
});

it('maps the cosine 0 through ReLU layers as published', () => {
  const cosine = (layers: number) => range(layers).reduce(reluCosine, 0);
  const rows = [
    [1, 0.3183098862],
    [5, 0.7359463506],
    [10, 0.871535516],
    [20, 0.9484284792],
    [50, 0.987862],
    [100, 0.996423],
  ] as const;
  for (const [layers, expected] of rows) expect(cosine(layers)).toBeCloseTo(expected, layers > 20 ? 6 : 9);
  expect(reluCosine(1)).toBe(1);
  expect(reluCosine(-1)).toBeCloseTo(0, 15);
});

describe('the product of two correlated outputs', () => {
  it.each<ActivationName>(['identity', 'ReLU', 'tanh', 'sigmoid'])('of %s is what a simulation shows', (name) => {
    const rng = createRng(5);
    const [q, c, n] = [2, 0.6, 200_000];
    const phi = { identity: (a: number) => a, ReLU: (a: number) => Math.max(0, a), tanh: Math.tanh, sigmoid: logistic };
    const products = range(n).map(() => {
      const [first, other] = [rng.normal(), rng.normal()];
      const a = [first, c * first + 0.8 * other].map((zeta) => phi[name](Math.sqrt(q) * zeta));
      return (a[0] ?? 0) * (a[1] ?? 0);
    });
    const mean = products.reduce((total, each) => total + each, 0) / n;
    const variance = products.reduce((total, each) => total + (each - mean) ** 2, 0) / n;
    expect(Math.abs(outputProduct(name, { q, c }) - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
  });

  it('of a pair that is one is the mean square', () => {
    expect(outputProduct('tanh', { q: 3, c: 1 })).toBeCloseTo(outputMoment('tanh', 3), 6);
    expect(outputProduct('tanh', { q: 3, c: -1 })).toBeCloseTo(-outputMoment('tanh', 3), 6);
  });
});

function logistic(a: number): number {
  return 1 / (1 + Math.exp(-a));
}
