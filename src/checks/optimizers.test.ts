import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { crossEntropy, softmax } from '../core/dense-network.ts';
import { expectation, signPatterns } from '../core/every-outcome.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { lookAheadRun } from '../core/look-ahead.ts';
import { add, diagonal, distance, multiply, outer, scale, transpose } from '../core/matrix.ts';
import { growthProfile, recursionGap, slowestGrowth } from '../core/momentum-growth.ts';
import { afterGradients, optimizerPath } from '../core/optimizer-run.ts';
import { adam, heavyBall, rmsProp } from '../core/optimizer-step.ts';
import { adamDirection, adaptiveDirection, afterSteps, weightedSum } from '../core/optimizer-sums.ts';
import { iterated, orthogonalized } from '../core/orthogonalized.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { steepestCorner, steepestOrthogonal } from '../core/steepest-search.ts';
import { symmetricPower } from '../core/symmetric-function.ts';
import { logitsFrom, weightCount } from '../core/two-layer-logits.ts';
import { dot, norm, type Vector } from '../core/vector.ts';

const gradients = range(12).map((t) => normalVector(createRng(100 + t), 3));
const start = [0, 0, 0];
const moved = (rate: number, sums: Vector) => sums.map((entry) => -rate * entry);

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in the dual of the largest entry, when it is the largest entry again', () => {
    expect(steepestCorner([3, -1, 2]).value).toBe(6);
    expect(steepestCorner([3, -1, 2]).value - 3).toBeGreaterThan(1);
  });

  it('in the dual of the spectral norm, when it is the Frobenius norm', () => {
    expect(steepestOrthogonal([[3, 0], [4, 5]]).value - norm([3, 0, 4, 5])).toBeGreaterThan(1); // prettier-ignore
  });

  it('in the length of the step without the factor a half in the price', () => {
    const model = (c: number) => -c * 6 + c ** 2 / (2 * 0.3);
    expect(model(0.3 * 6)).toBeLessThan(model(0.15 * 6) - 0.1);
  });

  it('in the unrolled heavy ball with the exponent t - k', () => {
    const reached = afterGradients(heavyBall({ rate: 0.1, beta: 0.8 }), gradients, start);
    const sums = (shift: number) => weightedSum(gradients, (age) => (1 - 0.8 ** (age + shift)) / (1 - 0.8));
    expect(distance([reached], [moved(0.1, sums(1))])).toBeLessThan(1e-12);
    expect(distance([reached], [moved(0.1, sums(0))])).toBeGreaterThan(0.01);
  });

  it('in the polynomial of heavy ball, when the new weights decay: (1 - ηλ)(1 + β) in place of 1 + β - ηλ', () => {
    const run = { start: [1], steps: 10 };
    const errors = optimizerPath(heavyBall({ rate: 0.3, beta: 0.7 }), ([w = 0]) => [2 * w], run).flat();
    expect(recursionGap(errors, 1 + 0.7 - 0.6, 0.7)).toBeLessThan(1e-12);
    expect(recursionGap(errors, (1 - 0.6) * (1 + 0.7), 0.7)).toBeGreaterThan(0.1);
  });

  it('in the complex region without the roots of β, and in the limit 2 of plain descent', () => {
    const { inside, outside, limit } = growthProfile(0.5);
    expect(Math.max(...inside)).toBeCloseTo(Math.sqrt(0.5), 5);
    expect(Math.min(...outside)).toBeGreaterThan(Math.sqrt(0.5) + 0.01);
    expect(slowestGrowth('heavy ball', 0.5, [(1 + 0.5) ** 2])).toBeCloseTo(Math.sqrt(0.5), 5);
    expect(slowestGrowth('heavy ball', 0.5, [(1 - 0.5) ** 2])).toBeCloseTo(Math.sqrt(0.5), 5);
    expect(limit - 2).toBeGreaterThan(0.9);
  });

  it('in the best momentum without its square', () => {
    const ends = [1, 16].map((lambda) => lambda * (2 / 5) ** 2);
    expect(slowestGrowth('heavy ball', 0.36, ends)).toBeCloseTo(0.6, 4);
    expect(slowestGrowth('heavy ball', 0.6, ends)).toBeGreaterThan(0.7);
  });

  it('in the noise of momentum without the factor 1 + β', () => {
    const kicked = ([e = 0]: Vector, t: number) => [2 * e + (t === 0 ? 1 : 0)];
    const run = { start: [0], steps: 600 };
    const left = optimizerPath(heavyBall({ rate: 0.3, beta: 0.9 }), kicked, run).flat();
    const without = 0.3 / (2 * 0.1 * (2 * 1.9 - 0.6));
    expect(dot(left, left)).toBeCloseTo(without * 1.9, 9);
    expect(dot(left, left) / without).toBeGreaterThan(1.5);
  });

  it('in the polynomial of Nesterov with the product β of heavy ball', () => {
    const { path } = lookAheadRun(([w = 0]) => [2 * w], { rate: 0.3, beta: 0.7, start: [1], steps: 10 });
    expect(recursionGap(path.flat(), 0.4 * 1.7, 0.7 * 0.4)).toBeLessThan(1e-12);
    expect(recursionGap(path.flat(), 0.4 * 1.7, 0.7)).toBeGreaterThan(0.1);
  });

  it('in the factor of Nesterov with 1 - 1/κ', () => {
    const slowest = slowestGrowth('Nesterov', (4 - 1) / (4 + 1), range(16).map((i) => (i + 1) / 16)); // prettier-ignore
    expect(slowest).toBeCloseTo(1 - 1 / 4, 5);
    expect(1 - 1 / 16 - slowest).toBeGreaterThan(0.1);
  });

  it('in RMSProp without 1 - β₂ before the square', () => {
    const reached = afterGradients(rmsProp({ rate: 0.1, decay: 0.8, epsilon: 1e-8 }), gradients, start);
    const wrong = afterSteps({ start, rate: 0.1, gradients }, (seen) => adaptiveDirection(seen, (age) => 0.8 ** age, 1e-8)); // prettier-ignore
    expect(distance([reached], [wrong])).toBeGreaterThan(0.1);
  });

  it('in Adam without the two corrections', () => {
    const constants = { beta1: 0.9, beta2: 0.999, epsilon: 0 };
    const reached = afterGradients(adam({ rate: 1, ...constants }), [[5]], [0]);
    expect(distance([reached], [moved(1, adamDirection([[5]], constants))])).toBeLessThan(1e-12);
    const uncorrected = at(weightedSum([[5]], () => 0.1), 0) / Math.sqrt(at(weightedSum([[25]], () => 0.001), 0)); // prettier-ignore
    expect(uncorrected + at(reached, 0)).toBeGreaterThan(2);
  });

  it('in the decay of SGD from a penalty λ‖w‖² without the half', () => {
    const slope = (share: number) => at(gradient(([w = 0]) => share * 0.7 * w * w, [2]), 0); // prettier-ignore
    expect(2 - 0.05 * slope(1 / 2)).toBeCloseTo((1 - 0.05 * 0.7) * 2, 9);
    expect(Math.abs(2 - 0.05 * slope(1) - (1 - 0.05 * 0.7) * 2)).toBeGreaterThan(0.05);
  });

  it('in AdamW with the penalty inside the buffers', () => {
    const settings = { rate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };
    const coupled = optimizerPath(adam(settings), ([w = 0], t) => [at(at(gradients, t), 0) + 0.5 * w], { start: [1], steps: 12 }); // prettier-ignore
    const scalars = gradients.map(([g = 0]) => [g]);
    const decoupled = afterGradients(adam({ ...settings, weightDecay: 0.5 }), scalars, [1]);
    expect(distance([at(coupled, 12)], [decoupled])).toBeGreaterThan(0.01);
  });

  it('in the balance of noise and decay with 2λ in place of λ(2 - ηλ)', () => {
    const after = (w: number) =>
      expectation(signPatterns(6), (signs) => signs.reduce((x, sign) => 0.7 * x - 0.3 * sign, w) ** 2);
    expect(after(Math.sqrt(0.3 / (2 - 0.3)))).toBeCloseTo(0.3 / (2 - 0.3), 12);
    expect(Math.abs(after(Math.sqrt(0.15)) - 0.15)).toBeGreaterThan(0.01);
  });

  it('in the trust ratio upside down', () => {
    const [weights, direction] = [[3, 4], [1.2, 1.6]]; // prettier-ignore
    const change = (ratio: number) => norm(direction.map((r) => 0.01 * ratio * r)) / norm(weights);
    expect(change(norm(weights) / norm(direction))).toBeCloseTo(0.01, 12);
    expect(change(norm(direction) / norm(weights))).toBeLessThan(0.002);
  });

  it('in the Fisher matrix with the true label in place of labels from the model', () => {
    const size = { inputs: 2, hidden: 2, classes: 3 };
    const [logits, w] = [logitsFrom(size, [1, -0.5]), normalVector(createRng(2), weightCount(size))];
    const [p, slopes] = [softmax(logits(w)), jacobian(logits, w)];
    const middle = add(diagonal(p), scale(-1, outer(p, p)));
    const score = gradient((v) => -crossEntropy(logits(v), 1), w);
    expect(distance(multiply(transpose(slopes), multiply(middle, slopes)), outer(score, score))).toBeGreaterThan(0.01);
  });

  it('in Shampoo with the exponent -1/2 on each side', () => {
    const g = normalMatrix(createRng(3), 3, 4);
    const [rows, columns] = [multiply(g, transpose(g)), multiply(transpose(g), g)];
    const step = (exponent: number) =>
      multiply(symmetricPower(rows, exponent), multiply(g, symmetricPower(columns, exponent)));
    expect(distance(step(-1 / 4), orthogonalized(g))).toBeLessThan(1e-9);
    expect(distance(step(-1 / 2), orthogonalized(g))).toBeGreaterThan(0.1);
  });

  it('in the cubic with the product on the wrong side, which turns the directions', () => {
    const o = iterated(normalMatrix(createRng(4), 3, 3), [1, 0, 0], 0);
    const wrong = add(scale(1.5, o), scale(-0.5, multiply(multiply(o, o), transpose(o))));
    expect(distance(wrong, iterated(o, [1.5, -0.5, 0], 1))).toBeGreaterThan(0.01);
  });

  it('in the error of the cubic with 2 - x in place of 2 + x', () => {
    const rest = 1 - (1.5 * 0.4 - 0.5 * 0.4 ** 3);
    expect(rest).toBeCloseTo(0.5 * 0.6 ** 2 * 2.4, 12);
    expect(rest - 0.5 * 0.6 ** 2 * 1.6).toBeGreaterThan(0.1);
  });

  it('in the size of the entries of Muon with the shorter side', () => {
    const rms = norm(orthogonalized(normalMatrix(createRng(5), 2, 8)).flat()) / Math.sqrt(16);
    expect(rms).toBeCloseTo(1 / Math.sqrt(8), 9);
    expect(1 / Math.sqrt(2) - rms).toBeGreaterThan(0.3);
  });

  it('in the sum over √t of AdaGrad with a constant gradient, when it takes η/t', () => {
    const step = (t: number) => at(adaptiveDirection(range(t).map(() => [7]), () => 1, 0), 0); // prettier-ignore
    expect(sum(range(100).map((t) => step(t + 1)))).toBeCloseTo(18.5896, 4);
    expect(sum(range(100).map((t) => 1 / (t + 1)))).toBeLessThan(6);
  });
});
