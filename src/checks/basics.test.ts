import { describe, expect, it } from 'vitest';
import { activations } from '../core/activation.ts';
import { at, sum } from '../core/array.ts';
import { missProbability } from '../core/binomial.ts';
import { backpropagate, softmax } from '../core/dense-network.ts';
import { expectation, masks, signPatterns } from '../core/every-outcome.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { meanWithError, minimumNormRisks } from '../core/gaussian-design.ts';
import { trainedResiduals } from '../core/linear-training.ts';
import { add, apply, distance, identity, multiply, outer, power, scale, transpose } from '../core/matrix.ts';
import { measuredGradients } from '../core/measured-dense.ts';
import { coordinateError, refittedResiduals } from '../core/noisy-regression.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { reluSum } from '../core/relu-sum.ts';
import { filteredWeights, hatMatrix, ridgeLoss, ridgeWeights } from '../core/ridge.ts';
import { createRng } from '../core/rng.ts';
import { pseudoInverse, svd } from '../core/singular-values.ts';
import { slopeJumps } from '../core/slope-jumps.ts';
import { difference, dot, norm, total, type Vector } from '../core/vector.ts';

const data = (seed: number, n = 6, d = 3) => {
  const rng = createRng(seed);
  return { inputs: normalMatrix(rng, n, d), targets: normalVector(rng, n) };
};

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in the Hoeffding bound with 4m in place of 2m', () => {
    const failing = (factor: number) => missProbability(200, 0.5, Math.sqrt(Math.log(2 / 0.05) / (factor * 200)));
    expect(failing(2)).toBeLessThan(0.05);
    expect(failing(4)).toBeGreaterThan(0.05);
  });

  it('in the Hessian of cross-entropy without the outer product', () => {
    const z = normalVector(createRng(1), 4);
    const p = softmax(z);
    const measured = jacobian(softmax, z);
    const wrong = p.map((entry, i) => p.map((_, j) => (i === j ? entry : 0)));
    expect(distance(add(wrong, scale(-1, outer(p, p))), measured)).toBeLessThan(1e-10);
    expect(distance(wrong, measured)).toBeGreaterThan(0.01);
  });

  it('in the pseudo-inverse when singular values multiply in place of dividing', () => {
    const wrong = filteredWeights(data(2), (sigma) => sigma);
    expect(distance([wrong], [ridgeWeights(data(2), 0)])).toBeGreaterThan(0.01);
  });

  it('in the variance of least squares with the singular value not squared', () => {
    const problem = { inputs: data(3).inputs, truth: [1, 2, 3], noise: 0.7 };
    const { sigma, v } = svd(problem.inputs);
    const { variance } = coordinateError(problem, at(v, 2), 0);
    expect(Math.abs(variance - 0.49 / at(sigma, 2))).toBeGreaterThan(0.01);
  });

  it('in the ridge filter with the penalty of half the sum of squares', () => {
    const wrong = filteredWeights(data(4), (sigma) => sigma / (sigma ** 2 + 0.35));
    expect(norm(gradient((w) => ridgeLoss(data(4), 0.7, w), wrong))).toBeGreaterThan(0.01);
  });

  it('in the fake rows with the penalty in place of its root', () => {
    const { inputs, targets } = data(5);
    const stacked = pseudoInverse([...inputs, ...scale(0.6, identity(3))]);
    const wrong = apply(stacked, [...targets, 0, 0, 0]);
    expect(distance([wrong], [ridgeWeights({ inputs, targets }, 0.6)])).toBeGreaterThan(0.01);
  });

  it('in the decomposition without the noise of the target itself', () => {
    const outcomes = signPatterns(2);
    const error = expectation(outcomes, ([train = 0, test = 0]) => (test - train / 2) ** 2);
    const variance = expectation(outcomes, ([train = 0]) => (train / 2) ** 2);
    expect(error).toBe(variance + 1);
  });

  it('in the variance of ridge with a single shrink factor', () => {
    const problem = { inputs: data(6).inputs, truth: [1, 2, 3], noise: 0.8 };
    const { sigma, v } = svd(problem.inputs);
    const { variance } = coordinateError(problem, at(v, 0), 0.9);
    expect(Math.abs(variance - 0.64 / (at(sigma, 0) ** 2 + 0.9))).toBeGreaterThan(0.01);
  });

  it('in the leave-one-out residual without its denominator', () => {
    const { inputs, targets } = data(7);
    const residuals = difference(targets, apply(hatMatrix(inputs, 0.4), targets));
    expect(distance([residuals], [refittedResiduals({ inputs, targets }, 0.4)])).toBeGreaterThan(0.01);
  });

  it('in the slope jump of a unit that faces left, with w in place of its absolute value', () => {
    const f = (x: number) => reluSum([3, -2, 1, 0], x);
    const [measured = 0] = slopeJumps(f, [0], 1);
    expect(measured).toBeCloseTo(3 * 2, 8);
    expect(Math.abs(measured - 3 * -2)).toBeGreaterThan(1);
  });

  it('in the gradient of an input weight without the input', () => {
    const slopes = gradient((flat) => (reluSum(flat, 1.2) - 0.5) ** 2 / 2, [1, 2, -1, 1]);
    const residual = 1 + (2 * 1.2 - 1) - 0.5;
    expect(at(slopes, 1)).toBeCloseTo(residual * 1.2, 9);
    expect(Math.abs(at(slopes, 1) - residual)).toBeGreaterThan(0.1);
  });

  it('in the linearized dynamics with the P by P matrix of features in place of the kernel, or without 1/n', () => {
    const features = data(8, 3, 3).inputs;
    const first = [1, -2, 0.5];
    const trained = trainedResiduals(features, first, { rate: 0.1, steps: 5 });
    const after = (matrix: typeof features, rate: number) =>
      apply(power(add(identity(3), scale(-rate, matrix)), 5), first);
    const kernel = multiply(features, transpose(features));
    expect(distance([after(kernel, 0.1 / 3)], [trained])).toBeLessThan(1e-12);
    expect(distance([after(multiply(transpose(features), features), 0.1 / 3)], [trained])).toBeGreaterThan(0.001);
    expect(distance([after(kernel, 0.1)], [trained])).toBeGreaterThan(0.01);
  });

  it('in the adjoint of a fork when only one branch is followed', () => {
    const loss = (u: Vector) => dot(u, u) + sum(u.map(Math.sin));
    const u = [0.3, -0.4];
    const branches = [u.map((entry) => 2 * entry), u.map(Math.cos)];
    const measured = gradient(loss, u);
    expect(distance([total(at(branches, 0), at(branches, 1))], [measured])).toBeLessThan(1e-9);
    expect(distance([at(branches, 0)], [measured])).toBeGreaterThan(0.1);
  });

  it('in the batch gradients without the mean over the examples', () => {
    const rng = createRng(9);
    const network = { layers: [{ weights: normalMatrix(rng, 3, 2), bias: normalVector(rng, 3) }], activation: activations.tanh }; // prettier-ignore
    const batch = { inputs: normalMatrix(rng, 4, 2), classes: [0, 1, 2, 0] };
    const [{ bias } = { bias: [] }] = backpropagate(network, batch);
    const [[, measured] = [[], []]] = measuredGradients(network, batch);
    expect(distance([bias], [measured])).toBeLessThan(1e-9);
    expect(distance([bias.map((entry) => 4 * entry)], [measured])).toBeGreaterThan(0.1);
  });

  it('in the dropout penalty with p(1 - p) in place of (1 - p)/p', () => {
    const extra = expectation(masks(1, 0.8), ([kept = 0]) => (3 * kept) ** 2 / 0.64) - 9;
    expect(extra).toBeCloseTo((0.2 / 0.8) * 9, 12);
    expect(Math.abs(extra - 0.16 * 9)).toBeGreaterThan(0.5);
  });

  it('in the risk below the peak with n - d in place of n - d - 1', () => {
    const { mean, standardError } = meanWithError(minimumNormRisks(createRng(10), { n: 9, d: 3, noiseVariance: 0.25 }, 2000)); // prettier-ignore
    expect(Math.abs(mean - (0.25 * 3) / 6) / standardError).toBeGreaterThan(6);
  });
});
