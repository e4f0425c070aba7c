import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { bisection } from '../core/bisection.ts';
import { descent, descentStep, excessOver, gapToFlow, halfSquaredError } from '../core/descent.ts';
import { settledGrowth, squaredErrorAfterStep } from '../core/descent.ts';
import { batchMeans, covarianceAround, everyBatch, everySubset } from '../core/every-batch.ts';
import { gradient } from '../core/finite-differences.ts';
import { distance, identity, scale, trace } from '../core/matrix.ts';
import { expectedChange, lowestPoint, randomNoisyQuadratic, signalAndNoise } from '../core/noisy-quadratic.ts';
import { normalMatrix } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { fittedProduct } from '../core/sample-losses.ts';
import { average, norm, type Vector } from '../core/vector.ts';

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in the limit 1/λ_max in place of 2/λ_max', () => {
    expect(settledGrowth([[3, 0], [0, 1]], [1, 1], 1 / 9 + 0.01)).toBeLessThan(1); // prettier-ignore
    expect(settledGrowth([[3, 0], [0, 1]], [1, 1], 2 / 9 + 0.01)).toBeGreaterThan(1); // prettier-ignore
  });

  it('in the best step 1/λ_max', () => {
    const worst = (rate: number) => Math.max(Math.abs(1 - rate), Math.abs(1 - 16 * rate));
    expect(worst(2 / 17)).toBeCloseTo(15 / 17, 12);
    expect(worst(1 / 16)).toBeGreaterThan(15 / 17 + 0.05);
  });

  it('in the descent lemma with Mη in place of Mη/2: the parabola falls further', () => {
    const loss = halfSquaredError([[2]], [0]);
    const after = loss.value(descentStep(loss, [1], 0.1));
    const claimed = (share: number) => loss.value([1]) - 0.1 * (1 - share * 0.4) * 16;
    expect(after).toBeCloseTo(claimed(1 / 2), 12);
    expect(after).toBeLessThan(claimed(1) - 0.1);
  });

  it('in the rate under PL with the factor 1 - 2μ/M', () => {
    const loss = halfSquaredError([[1, 0], [0, 0.2]], [0, 0]); // prettier-ignore
    const run = descent(loss, [0, 1], { rate: 1, steps: 50 });
    const excess = (mu: number) => excessOver(loss, run, (t) => (1 - mu) ** t * loss.value([0, 1]));
    expect(excess(0.04)).toBeLessThanOrEqual(0);
    expect(excess(0.08)).toBeGreaterThan(1e-6);
  });

  it('in the limit without the null-space part of the start', () => {
    const end = at(descent(halfSquaredError([[1, 2]], [5]), [2, -1], { rate: 0.1, steps: 80 }), 80);
    expect(distance([end], [[1, 2]])).toBeGreaterThan(0.9); // prettier-ignore
  });

  it('in the filter with σ in place of σ²', () => {
    const kept = at(at(descent(halfSquaredError([[2]], [2]), [0], { rate: 0.05, steps: 20 }), 20), 0);
    expect(Math.abs(kept - (1 - (1 - 0.05 * 2) ** 20))).toBeGreaterThan(0.1);
  });

  it('in the covariance without replacement with (n - B)/n', () => {
    const gradients = normalMatrix(createRng(1), 6, 2);
    const mean = average(gradients);
    const measured = covarianceAround(batchMeans(gradients, everySubset(6, 3)), mean);
    const single = covarianceAround(gradients, mean);
    expect(distance(measured, scale(3 / 6 / 3, single))).toBeGreaterThan(0.005);
  });

  it('in the noise floor with η² in place of η, or 2 in place of 2 - ηλ', () => {
    const settled = sum(range(400).map((t) => 0.7 ** (2 * t))) * 0.3 ** 2;
    expect(settled).toBeCloseTo(0.3 / (2 - 0.3), 12);
    expect(Math.abs(settled - 0.3 / 2)).toBeGreaterThan(0.02);
    expect(Math.abs(settled - 0.09 / 1.7)).toBeGreaterThan(0.1);
  });

  it('in the rate under interpolation with 2η in place of η(2 - ηM)', () => {
    const error = [1, -2, 0.5];
    const claimed = (1 - (2 * 0.7) / 3) * norm(error) ** 2;
    expect(squaredErrorAfterStep(identity(3), error, 0.7)).toBeGreaterThan(claimed + 0.1);
  });

  it('in the mean-square limit with the limit of full descent', () => {
    const growth = (rate: number) => ((1 - 2 * rate) ** 2 + 1) / 2 - 1; // curvatures 2 and 0, one at a time
    expect(bisection(growth, 0.1, 5)).toBeCloseTo(1, 12);
    expect(everyBatch(2, 1)).toHaveLength(2);
  });

  it('in the noise scale with the trace of the covariance alone', () => {
    const problem = randomNoisyQuadratic(createRng(3));
    const { signal, noise } = signalAndNoise(problem);
    const mean = average(problem.gradients);
    const found = lowestPoint((rate) => expectedChange(problem, 2, rate)).x;
    const spread = trace(covarianceAround(problem.gradients, mean));
    const best = (scaleOf: number) => norm(mean) ** 2 / signal / (1 + scaleOf / 2);
    expect(found).toBeCloseTo(best(noise / signal), 10);
    expect(Math.abs(found - best(spread / norm(mean) ** 2))).toBeGreaterThan(0.001);
  });

  it('in the decreasing step counted from 0', () => {
    const run = (shift: number) => range(40).reduce((e, i) => e - e / (i + 1 + shift), 7);
    expect(run(0)).toBe(0);
    expect(run(1)).toBeGreaterThan(0.1);
  });

  it('in the modified loss with η/2 in place of η/4', () => {
    const slopeOf = (share: number) => (rate: number) => (w: Vector) =>
      gradient((v) => fittedProduct.value(v) + share * rate * norm(fittedProduct.gradient(v)) ** 2, w);
    const gap = (share: number) => (rate: number) => gapToFlow(fittedProduct, [1.7, -0.6], { rate, slope: slopeOf(share)(rate) }); // prettier-ignore
    expect(gap(1 / 4)(0.01) / gap(1 / 4)(0.005)).toBeGreaterThan(7);
    expect(gap(1 / 2)(0.01) / gap(1 / 2)(0.005)).toBeLessThan(5);
  });
});
