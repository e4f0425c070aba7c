import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { bisection } from '../core/bisection.ts';
import { descent, gradientFlow, halfSquaredError } from '../core/descent.ts';
import { covarianceAround, everyBatch } from '../core/every-batch.ts';
import { jacobian } from '../core/finite-differences.ts';
import { leastSquares, minibatchStep } from '../core/least-squares.ts';
import { nextMoments, startMoments } from '../core/least-squares-noise.ts';
import { apply, distance, scale, trace } from '../core/matrix.ts';
import { createRng } from '../core/rng.ts';
import { fittedProduct } from '../core/sample-losses.ts';
import { pseudoInverse } from '../core/singular-values.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import { average, difference, dot, norm, times, type Vector } from '../core/vector.ts';

describe('the quadratic', () => {
  const stepsToThousandth = (rate: number) => {
    const loss = (t: number) => 5 * (1 - 10 * rate) ** (2 * t) + 0.5 * (1 - rate) ** (2 * t);
    return range(200).findIndex((t) => loss(t) <= 5.5e-3);
  };

  it('with curvatures 10 and 1 a thousandth of the loss takes 44, 22, 14, 18 and 33 steps', () => {
    expect([0.05, 0.1, 0.15, 2 / 11, 0.19].map(stepsToThousandth)).toEqual([44, 22, 14, 18, 33]);
  });

  it('at ηλ = 0.05 a mode is at 0.358 after 20 steps and its loss at 0.129', () => {
    expect(0.95 ** 20).toBeCloseTo(0.3585, 4);
    expect(0.95 ** 40).toBeCloseTo(0.1285, 4);
  });

  it('three digits take 35 steps at condition number 10 and 3454 at 1000', () => {
    const steps = (kappa: number) => Math.ceil(Math.log(1000) / Math.log((kappa + 1) / (kappa - 1)));
    expect([10, 1000].map(steps)).toEqual([35, 3454]);
  });

  it('a penalty of 9 turns condition number 100 into 10.9', () => {
    expect((100 + 9) / (1 + 9)).toBe(10.9);
  });

  it.each([
    ['half the squared norm', 1, 0.125],
    ['the squared norm', 2, 0.0625],
    ['half the mean square of 10', 0.1, 1.25],
  ])('singular value 4, %s: the limit is %f times the Hessian, %f', (_, factor, limit) => {
    expect(bisection((rate) => Math.abs(1 - rate * factor * 16) - 1, limit / 2, 2 * limit)).toBeCloseTo(limit, 12);
  });
});

describe('implicit bias', () => {
  it('the equation w1 + 2 w2 = 5 sends (0, 0) to (1, 2) and (2, -1) to (3, 1)', () => {
    const ends = [[0, 0], [2, -1]].map((start) => at(descent(halfSquaredError([[1, 2]], [5]), start, { rate: 0.1, steps: 80 }), 80)); // prettier-ignore
    expect(distance(ends, [[1, 2], [3, 1]])).toBeLessThan(1e-12); // prettier-ignore
  });

  it('a fixed metric P picks the fit with the least eᵀPe', () => {
    const metric = [1, 4];
    const end = range(300).reduce<Vector>((w) => w.map((entry, i) => entry - (0.3 * (dot([1, 2], w) - 5) * at([1, 2], i)) / at(metric, i)), [0, 0]); // prettier-ignore
    // The least w1² + 4 w2² on w1 + 2 w2 = 5, by hand: w = (5/2, 5/4).
    expect(distance([end], [[2.5, 1.25]])).toBeLessThan(1e-12);
  });

  it('logistic descent creeps to the largest margin of four points while its norm grows', () => {
    const points = [
      [1, 1],
      [2, 0.5],
      [1, 0.5],
      [1.5, 2],
    ] as const; // times their labels // prettier-ignore
    const margin = (a: number, b: number) => Math.min(...points.map(([p, q]) => p * a + q * b)) / Math.hypot(a, b);
    const widest = Math.max(...range(40001).map((i) => margin(Math.cos(i / 25465), Math.sin(i / 25465))));
    expect(widest).toBeCloseTo(1.118034, 6);
    let [a, b] = [0, 0];
    const seen = new Map<number, readonly [number, number]>();
    for (let t = 1; t <= 1e6; t += 1) {
      let [slopeA, slopeB] = [0, 0];
      for (const [p, q] of points) {
        const pull = 0.125 / (1 + Math.exp(p * a + q * b));
        slopeA += pull * p;
        slopeB += pull * q;
      }
      a += slopeA;
      b += slopeB;
      if (t === 1e2 || t === 1e4 || t === 1e6) seen.set(t, [margin(a, b), Math.hypot(a, b)]);
    }
    const shown = [...seen.values()].flat();
    const expected = [1.109677, 3.1085, 1.112847, 6.8205, 1.114949, 10.8081];
    expect(distance([shown], [expected])).toBeLessThan(1e-4);
  });
});

describe('filters', () => {
  it('stopped descent keeps 0.988, 0.642, 0.222 and 0.061 of the figure, ridge 0.8, 0.5, 0.2 and 0.059', () => {
    const kept = [2, 1, 0.5, 0.25].map((sigma) => {
      const stopped = at(descent(halfSquaredError([[sigma]], [sigma]), [0], { rate: 0.05, steps: 20 }), 20);
      return at(stopped, 0);
    });
    expect(distance([kept], [[0.988470785, 0.6415140776, 0.2224253636, 0.06067886382]])).toBeLessThan(1e-9);
    expect([2, 1, 0.5, 0.25].map((sigma) => Number((sigma ** 2 / (sigma ** 2 + 1)).toFixed(3)))).toEqual([0.8, 0.5, 0.2, 0.059]); // prettier-ignore
  });

  it('the flow keeps at most 0.203632 more than ridge, at 2.51286', () => {
    const gap = (tau: number) => 1 / (1 + tau) - Math.exp(-tau);
    const peak = range(100000).reduce((best, i) => (gap(i / 10000) > gap(best) ? i / 10000 : best), 0);
    expect(peak).toBeCloseTo(2.5129, 3);
    expect(gap(peak)).toBeCloseTo(0.203632, 6);
  });
});

describe('noise', () => {
  it('a mode with everything 1 and rate 0.1 has excess 0.0263; half the rate 0.0128, twice the batch 0.0132', () => {
    const excess = (rate: number, size: number) => (sum(range(2000).map((t) => (1 - rate) ** (2 * t))) * rate ** 2) / size / 2; // prettier-ignore
    expect([excess(0.1, 1), excess(0.05, 1), excess(0.1, 2)].map((value) => value.toFixed(4))).toEqual(['0.0263', '0.0128', '0.0132']); // prettier-ignore
  });

  it('in two dimensions the floor tends to η/4B times the trace of the gradient covariance', () => {
    const inputs = [[1.2, 0.3], [-0.4, 0.9], [0.8, -0.5], [-1.1, -0.2]]; // prettier-ignore
    const problem = leastSquares(inputs, [1, -1, 0.5, 0.2]);
    const gradients = inputs.map((x, i) => times(-at(problem.residuals, i), x));
    const spread = trace(covarianceAround(gradients, average(gradients)));
    const rate = 0.01;
    const settled = range(4000).reduce((moments) => nextMoments(problem, moments, { rate, batchSize: 2 }), startMoments(problem, problem.minimizer)); // prettier-ignore
    const excess = sum(problem.hessian.map((row, i) => dot(row, at(settled.second, i)))) / 2;
    expect(excess / ((rate * spread) / 8)).toBeCloseTo(1, 1);
  });

  it('the recursion of the second moment agrees with all ordered batches of two steps', () => {
    const problem = leastSquares([[1.2, 0.3], [-0.4, 0.9], [0.8, -0.5]], [1, -1, 0.5]); // prettier-ignore
    const start = [0.5, -0.2];
    const step = { rate: 0.4, batchSize: 2 };
    const batches = everyBatch(3, 2);
    const once = batches.map((batch) => minibatchStep(problem, start, { batch, rate: 0.4 }));
    const twice = once.flatMap((w) => batches.map((batch) => minibatchStep(problem, w, { batch, rate: 0.4 })));
    const recursion = nextMoments(problem, nextMoments(problem, startMoments(problem, start), step), step);
    expect(distance(covarianceAround(twice, problem.minimizer), recursion.second)).toBeLessThan(1e-12);
    expect(norm(difference(difference(average(twice), problem.minimizer), recursion.mean))).toBeLessThan(1e-12);
  });

  it('standard normal inputs have curvature of variance 2, hence limits 0.667, 1.333, 1.778 and 2', () => {
    const rng = createRng(21);
    const fourth = sum(range(400000).map(() => rng.normal() ** 4)) / 400000;
    expect(Math.abs(fourth - 3)).toBeLessThan((4 * Math.sqrt(96)) / Math.sqrt(400000));
    expect([1, 4, 16, Infinity].map((size) => (2 / (1 + 2 / size)).toFixed(3))).toEqual(['0.667', '1.333', '1.778', '2.000']); // prettier-ignore
  });

  it('Kaczmarz shrinks the mean squared error at least by the smallest eigenvalue over the trace', () => {
    const rows = [[1, 2, 0], [0.5, -1, 1], [2, 0.3, -1], [0.1, 1, 1]]; // prettier-ignore
    const lengths = rows.map((row) => dot(row, row));
    const gram = scale(1 / sum(lengths), [0, 1, 2].map((i) => [0, 1, 2].map((j) => sum(rows.map((row) => at(row, i) * at(row, j)))))); // prettier-ignore
    const { values, vectors } = symmetricEigen(gram);
    const mean = (error: Vector) => sum(rows.map((row, i) => (at(lengths, i) * norm(difference(error, times(dot(row, error) / at(lengths, i), row))) ** 2) / sum(lengths))); // prettier-ignore
    expect(mean(at(vectors, 2))).toBeCloseTo(1 - at(values, 2), 12);
    expect(mean([1, -1, 0.5]) / 2.25).toBeLessThan(1 - at(values, 2));
  });

  it('the average of a constant-rate run has nearly the variance 1/T, whatever the rate', () => {
    const variance = (rate: number) => sum(range(2000).map((k) => ((1 - (1 - rate) ** (2000 - k)) / 2000) ** 2));
    for (const rate of [0.05, 0.1, 0.5, 1]) expect(2000 * variance(rate)).toBeCloseTo(1, 1);
  });

  it('means of 9 at batch 8 and 5 at batch 16 mean a trace of 64 and a squared gradient of 1', () => {
    const [spread, squared] = apply(pseudoInverse([[1 / 8, 1], [1 / 16, 1]]), [9, 5]); // prettier-ignore
    expect(spread).toBeCloseTo(64, 9);
    expect(squared).toBeCloseTo(1, 9);
  });

  it('the cosine schedule from 1 to 0.0001 stands at 0.854, 0.500 and 0.147', () => {
    const rate = (share: number) => 1e-4 + 0.5 * (1 - 1e-4) * (1 + Math.cos(Math.PI * share));
    expect(distance([[0.25, 0.5, 0.75].map(rate)], [[0.853568, 0.50005, 0.146532]])).toBeLessThan(1e-6);
  });
});

describe('the edge of stability', () => {
  const run = (rate: number, steps: number) => descent(fittedProduct, [4, 0.1], { rate, steps });
  const size = (w: Vector) => dot(w, w);

  it('the catapult climbs from 0.18 to 2.6493 and lands at sharpness 9.436', () => {
    const path = run(0.15, 60);
    const losses = [0, 1, 2, 3, 5, 10].map((t) => fittedProduct.value(at(path, t)));
    expect(distance([losses], [[0.18, 0.35628617, 0.7058491430, 1.2609601679, 2.6493159027, 0.0144384562]])).toBeLessThan(1e-9); // prettier-ignore
    expect(fittedProduct.value(at(path, 20)) / 3.3231e-10).toBeCloseTo(1, 3);
    expect([0, 1, 3, 5, 10].map((t) => size(at(path, t)).toFixed(2))).toEqual(['16.01', '16.28', '15.97', '14.47', '9.38']); // prettier-ignore
    expect(size(at(path, 60))).toBeCloseTo(9.435979, 6);
    expect(distance([at(path, 60)], [[3.054306, 0.327407]])).toBeLessThan(1e-6);
  });

  it('the sharpness of a minimum is a² + b², and 16.0 at the start', () => {
    const sharpness = (w: Vector) => at(symmetricEigen(jacobian(fittedProduct.gradient, w)).values, 0);
    expect(sharpness([2, 0.5])).toBeCloseTo(4.25, 8);
    expect(sharpness([4, 0.1])).toBeCloseTo(16.0025, 4);
  });

  it('the flow ends at sharpness 16.1146, and descent with rate 0.12 at 15.65', () => {
    expect(size(gradientFlow(fittedProduct, [4, 0.1], { time: 3, parts: 3000 }))).toBeCloseTo(16.114593, 6);
    expect(size(at(run(0.12, 3000), 3000))).toBeCloseTo(15.652, 3);
  });

  it('on curvature 2 with rate 0.1 the error decays at 2.231 per unit of time', () => {
    const e = at(at(descent(halfSquaredError([[Math.SQRT2]], [0]), [1], { rate: 0.1, steps: 10 }), 10), 0);
    expect(-Math.log(e)).toBeCloseTo(2.23144, 5);
  });
});
