import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { excessLoss, leastSquares, meanLoss, minibatchStep } from './least-squares.ts';
import {
  expectedExcess,
  meanSquareLimit,
  nextMoments,
  startMoments,
  stationarySecond,
  type SgdStep,
} from './least-squares-noise.ts';
import { createRng } from './rng.ts';
import type { Vector } from './vector.ts';

const inputs = [[1.2, 0.3], [-0.4, 0.9], [0.8, -0.5], [-1.1, -0.2], [0.5, 0.7], [-0.9, 0.4], [0.3, -1], [1, 0.6]]; // prettier-ignore
const noise = [0.6, -0.9, 0.2, 0.8, -0.5, 0.1, -0.7, 0.4];
const regression = (s: number) =>
  leastSquares(
    inputs,
    inputs.map(([a = 0, b = 0], i) => a - 2 * b + s * at(noise, i)),
  );

const excessAfter = (s: number, steps: number, stepAt: (t: number) => SgdStep) => {
  const problem = regression(s);
  const start = startMoments(problem, [0, 0]);
  return expectedExcess(
    problem,
    range(steps).reduce((moments, t) => nextMoments(problem, moments, stepAt(t)), start),
  );
};
const constant = (rate: number, batchSize: number) => () => ({ rate, batchSize });
const decaying = (rate: number) => (t: number) => ({ rate: rate / (1 + t / 50), batchSize: 1 });

it('has the least-squares solution and the Hessian worked out by hand', () => {
  const { hessian, minimizer } = regression(0.5);
  expect(hessian.flat().map((entry) => Number(entry.toFixed(9)))).toEqual([0.7, 0.01375, 0.01375, 0.4]);
  expect(at(minimizer, 0)).toBeCloseTo(1.019561199, 9);
  expect(at(minimizer, 1)).toBeCloseTo(-2.041297416, 9);
  expect(meanLoss(regression(0.5), minimizer)).toBeCloseTo(0.04266108812, 11);
});

it('has the excess loss that the loss itself shows', () => {
  const problem = regression(0.5);
  const above = meanLoss(problem, [0.3, 0.4]) - meanLoss(problem, problem.minimizer);
  expect(excessLoss(problem, [0.3, 0.4])).toBeCloseTo(above, 12);
});

it('steps along the mean gradient of its batch', () => {
  // Example 2 alone, from (1, 0): its miss is 0.8 - 1.8 = -1 without label noise.
  const stepped = minibatchStep(regression(0), [1, 0], { batch: [2], rate: 0.5 });
  expect(at(stepped, 0)).toBeCloseTo(1 + 0.5 * 0.8, 12);
  expect(at(stepped, 1)).toBeCloseTo(-0.5 * 0.5, 12);
});

describe('the exact second moment agrees with an independent computation', () => {
  // Computed once in another language from the recursion, and there checked against 4000 simulated runs.
  it.each([
    { s: 0.5, name: 'rate 0.3, batch 1', steps: 0, stepAt: constant(0.3, 1), excess: 1.168588912 },
    { s: 0.5, name: 'rate 0.3, batch 1', steps: 20, stepAt: constant(0.3, 1), excess: 0.01618918226 },
    { s: 0.5, name: 'rate 0.3, batch 1', steps: 200, stepAt: constant(0.3, 1), excess: 0.008815020341 },
    { s: 0.5, name: 'rate 0.3, batch 4', steps: 200, stepAt: constant(0.3, 4), excess: 0.002045301151 },
    { s: 0.5, name: 'rate 0.15, batch 1', steps: 2000, stepAt: constant(0.15, 1), excess: 0.003994582419 },
    { s: 0.5, name: 'decaying rate', steps: 200, stepAt: decaying(0.3), excess: 0.001623899377 },
    { s: 0.5, name: 'decaying rate', steps: 2000, stepAt: decaying(0.3), excess: 1.913009441e-4 },
    { s: 0, name: 'rate 0.3, batch 1', steps: 20, stepAt: constant(0.3, 1), excess: 0.007983248545 },
    { s: 0, name: 'rate 0.3, batch 1', steps: 60, stepAt: constant(0.3, 1), excess: 5.373560648e-7 },
  ])('s = $s, $name, after $steps steps', ({ s, steps, stepAt, excess }) => {
    expect(excessAfter(s, steps, stepAt) / excess).toBeCloseTo(1, 8);
  });
});

it('agrees with the mean over many simulated runs, within four standard errors', () => {
  const problem = regression(0.5);
  const rng = createRng(3);
  const runs = range(4000).map(() => {
    const draws = range(10).map(() => [rng.integer(0, 7), rng.integer(0, 7)]);
    const last = draws.reduce<Vector>(
      (weights, batch) => minibatchStep(problem, weights, { batch, rate: 0.4 }),
      [0, 0],
    );
    return excessLoss(problem, last);
  });
  const mean = sum(runs) / runs.length;
  const deviation = Math.sqrt(sum(runs.map((x) => (x - mean) ** 2)) / (runs.length - 1));
  const error = Math.abs(mean - excessAfter(0.5, 10, constant(0.4, 2)));
  expect(error).toBeLessThan((4 * deviation) / Math.sqrt(runs.length));
});

it('comes to rest at the stationary second moment', () => {
  const problem = regression(0.5);
  for (const batchSize of [1, 4]) {
    const step = { rate: 0.3, batchSize };
    const second = stationarySecond(problem, step) ?? [];
    const floor = expectedExcess(problem, { mean: [0, 0], second });
    expect(floor).toBeCloseTo(
      excessAfter(0.5, 3000, () => step),
      14,
    );
  }
});

it('has no stationary second moment at and above the mean-square limit', () => {
  expect(stationarySecond(regression(0.5), { rate: 1.674, batchSize: 1 })).toBeNull();
  expect(stationarySecond(regression(0.5), { rate: 1.673, batchSize: 1 })).not.toBeNull();
});

describe('the mean-square limit of the learning rate', () => {
  it.each([
    [1, 1.673493],
    [2, 2.154659],
    [4, 2.484997],
    [8, 2.670449],
    [Infinity, 2.854578],
  ])('for batches of %f is %f', (batchSize, limit) => {
    expect(meanSquareLimit(inputs, batchSize)).toBeCloseTo(limit, 6);
  });

  it('is 2h / (h² + Var(h)/B) on one feature, with h the mean of its square', () => {
    // x² is 1 or 4, each half of the time: h has mean 2.5 and variance 2.25.
    expect(meanSquareLimit([[1], [2]], 3)).toBeCloseTo(5 / (6.25 + 2.25 / 3), 10);
  });

  it('is where the second moment without label noise begins to grow', () => {
    expect(excessAfter(0, 4000, constant(1.67, 1))).toBeLessThan(1e-3);
    expect(excessAfter(0, 4000, constant(1.677, 1))).toBeGreaterThan(1);
  });
});
