import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { crossEntropy } from '../core/dense-network.ts';
import { gradient } from '../core/finite-differences.ts';
import { solve } from '../core/linear-solve.ts';
import { meanWithError } from '../core/gaussian-design.ts';
import { add, distance, identity, multiply, scale, trace, transpose } from '../core/matrix.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { filteredWeights } from '../core/ridge.ts';
import { createRng } from '../core/rng.ts';
import { slopeJumps } from '../core/slope-jumps.ts';
import { difference, dot } from '../core/vector.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe('numbers of the section on risk', () => {
  it('has the standard error 0.0095 of an accuracy of 0.9 on 1000 examples', () => {
    expect(Math.sqrt((0.9 * 0.1) / 1000)).toBeCloseTo(0.00949, 5);
  });

  it.each([
    [1, 0.042947],
    [20, 0.057813],
    [200, 0.067034],
  ])('has the Hoeffding width of %i models: %f', (models, width) => {
    expect(Math.sqrt(Math.log((2 * models) / 0.05) / 2000)).toBeCloseTo(width, 6);
  });

  it.each([
    [10, 1.5388, 0.0146],
    [200, 2.746, 0.0261],
  ])('the best of %i equal models looks %f standard errors, %f in accuracy, too good', (models, errors, accuracy) => {
    const rng = createRng(1);
    const best = range(10_000).map(() => Math.max(...normalVector(rng, models)));
    const { mean, standardError } = meanWithError(best);
    expect(Math.abs(mean - errors)).toBeLessThan(4 * standardError);
    expect(errors * 0.0094868).toBeCloseTo(accuracy, 4);
  });
});

describe('numbers of the section on losses', () => {
  it.each([
    [-2, 9, 2.126928, 3, 1],
    [-1, 4, 1.313262, 2, 1],
    [0, 1, 0.693147, 1, 1],
    [0.5, 0.25, 0.474077, 0.5, 0],
    [1, 0, 0.313262, 0, 0],
    [2, 1, 0.126928, 0, 0],
  ])('at margin %f: squared %f, logistic %f, hinge %f, error %i', (margin, ...losses) => {
    const logistic = crossEntropy([margin, 0], 0);
    const computed = [(1 - margin) ** 2, logistic, Math.max(0, 1 - margin), margin <= 0 ? 1 : 0];
    expect(distance([computed], [losses])).toBeLessThan(1e-6);
  });

  it('has the gradients -0.0066 and -0.9933 at logit -5 with target 1', () => {
    const [squared = 0] = gradient(([z = 0]) => (sigmoid(z) - 1) ** 2 / 2, [-5]);
    const [entropy = 0] = gradient(([z = 0]) => crossEntropy([0, z], 1), [-5]);
    expect(squared).toBeCloseTo(-0.006604, 6);
    expect(entropy).toBeCloseTo(-0.993307, 6);
  });

  it('has the cross-entropy 2.302585 of ten equal logits', () => {
    expect(crossEntropy(range(10).map(() => 0), 3)).toBeCloseTo(2.302585, 6); // prettier-ignore
  });

  it('has its least smoothed loss at the logit gap 4.510860, for 10 % over 10 classes', () => {
    const smoothed = (gap: number) => {
      const logits = [gap, ...range(9).map(() => 0)];
      return 0.9 * crossEntropy(logits, 0) + 0.1 * (sum(range(10).map((k) => crossEntropy(logits, k))) / 10);
    };
    expect(
      at(
        gradient(([gap = 0]) => smoothed(gap), [4.51086]),
        0,
      ),
    ).toBeCloseTo(0, 6);
  });

  it('has no least logistic loss on separable data: doubled weights have a lower loss', () => {
    const loss = (w: number) => crossEntropy([w * 2, 0], 0) + crossEntropy([w * 0.5, 0], 0);
    expect([1, 2, 4, 8, 16].every((w) => loss(2 * w) < loss(w))).toBe(true);
  });
});

describe('numbers of the sections on regression', () => {
  it('has standard deviations 0.025 and 1 along singular values 4 and 0.1 with noise 0.1', () => {
    expect([0.1 / 4, 0.1 / 0.1]).toEqual([0.025, 1]);
  });

  it('keeps 0.8 and 0.5 of the directions with singular values 4 and 2 at penalty 4', () => {
    const [first = 0, second = 0] = filteredWeights({ inputs: [[4, 0], [0, 2]], targets: [4, 2] }, (s) => s / (s ** 2 + 4)); // prettier-ignore
    expect(distance([[first, second]], [[0.8, 0.5]])).toBeLessThan(1e-14);
  });

  it('turns 3 into 2 and 0.9 into 0 under the L1 penalty of the text', () => {
    const objective = (z: number) => (w: number) => (z - w) ** 2 / 2 + Math.abs(w);
    const best = (z: number) =>
      range(4001)
        .map((i) => i / 1000 - 1)
        .reduce((least, w) => (objective(z)(w) < objective(z)(least) ? w : least));
    expect([best(3), best(0.9)].map((w) => Math.round(1000 * w) / 1000)).toEqual([2, 0]);
  });

  it('has training error 0.75 and test error 1.25 for 5 features, 20 examples and unit noise', () => {
    const rng = createRng(2);
    const errors = range(1500).map(() => {
      const [inputs, targets, fresh] = [normalMatrix(rng, 20, 5), normalVector(rng, 20), normalVector(rng, 20)];
      const weights = filteredWeights({ inputs, targets }, (sigma) => 1 / sigma);
      const fit = inputs.map((row) => dot(row, weights));
      return [targets, fresh].map((y) => dot(difference(y, fit), difference(y, fit)) / 20);
    });
    const train = meanWithError(errors.map(([first = 0]) => first));
    const test = meanWithError(errors.map(([, second = 0]) => second));
    expect(Math.abs(train.mean - 0.75)).toBeLessThan(4 * train.standardError);
    expect(Math.abs(test.mean - 1.25)).toBeLessThan(4 * test.standardError);
  });
});

describe('numbers of the section on ReLU networks', () => {
  it.each([
    [1, 11],
    [2, 56],
    [3, 176],
  ])('cuts %i dimensions with ten units into at most %i regions', (d, regions) => {
    const choose = (k: number) => range(k).reduce((product, i) => (product * (10 - i)) / (i + 1), 1);
    expect(sum(range(d + 1).map(choose))).toBe(regions);
  });

  it.each([1, 2, 3, 4])('the tent composed %i times has two to that power pieces', (layers) => {
    const tent = (x: number) => 2 * Math.max(0, x) - 4 * Math.max(0, x - 0.5);
    const composed = (x: number) => range(layers).reduce(tent, x);
    const cells = range(249).map((i) => (i + 1) / 251);
    const kinks = slopeJumps(composed, cells, 1 / 251).filter((jump) => Math.abs(jump) > 1);
    expect(kinks.length + 1).toBe(2 ** layers);
  });

  it('has the slopes and least values of GELU and SiLU in the table', () => {
    const bell = (a: number) => Math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);
    const below = (a: number) => 0.5 + sum(range(4000).map((i) => bell(((i + 0.5) * a) / 4000))) * (a / 4000);
    const gelu = (a: number) => a * below(a);
    const silu = (a: number) => a * sigmoid(a);
    const slope = (f: (a: number) => number, a: number) =>
      at(
        gradient(([x = 0]) => f(x), [a]),
        0,
      );
    expect([slope(gelu, -Math.SQRT2), slope(gelu, Math.SQRT2)].map((value) => value.toFixed(6))).toEqual(['-0.128904', '1.128904']); // prettier-ignore
    expect([gelu(-0.7518), silu(-1.2785)].map((value) => value.toFixed(6))).toEqual(['-0.169971', '-0.278465']);
    const grid = range(2000).map((i) => slope(silu, i / 200 - 5));
    expect([Math.min(...grid), Math.max(...grid)].map((value) => value.toFixed(4))).toEqual(['-0.0998', '1.0998']);
  });
});

describe('numbers of the sections on regularizers and overparameterized models', () => {
  it('keeps 0.55 of the variance with ten predictors of correlation 0.5', () => {
    const rng = createRng(3);
    const means = range(40_000).map(() => {
      const shared = Math.SQRT1_2 * rng.normal();
      return shared + (Math.SQRT1_2 * sum(normalVector(rng, 10))) / 10;
    });
    const { mean, standardError } = meanWithError(means.map((value) => value ** 2));
    expect(Math.abs(mean - 0.55)).toBeLessThan(4 * standardError);
  });

  it.each([
    [10, 0.277778],
    [15, 0.9375],
    [30, 0.888889],
    [60, 0.794872],
  ])('has the minimum-norm risk of %i features and 20 examples: %f', (d, risk) => {
    const [n, s] = [20, 0.5];
    const formula = d < n ? (s * s * d) / (n - d - 1) : 1 - n / d + (s * s * n) / (d - n - 1);
    expect(formula).toBeCloseTo(risk, 6);
  });

  it.each([
    [10, 0.18],
    [15, 0.3],
    [20, 0.4],
    [30, 0.55],
    [60, 0.75],
  ])('has the ridge risk of %i features and 20 examples: %f', (d, risk) => {
    // With the truth uniform on the sphere, second moments I/d, the risk is s² times the trace of (XᵀX + λI)⁻¹.
    const rng = createRng(4);
    const penalty = d / 4;
    const risks = range(100).map(() => {
      const inputs = scale(Math.sqrt(d), normalMatrix(rng, 20, d));
      const gram = d < 20 ? multiply(transpose(inputs), inputs) : multiply(inputs, transpose(inputs));
      const one = identity(gram.length);
      return (trace(solve(add(gram, scale(penalty, one)), one)) + Math.max(0, d - 20) / penalty) / 4;
    });
    const { mean, standardError } = meanWithError(risks);
    expect(standardError).toBeLessThan(0.003);
    expect(Math.abs(mean - risk)).toBeLessThan(0.005 + 4 * standardError);
  });
});
