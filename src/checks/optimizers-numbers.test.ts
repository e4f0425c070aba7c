import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { gradient } from '../core/finite-differences.ts';
import { kronecker } from '../core/kronecker.ts';
import { solve } from '../core/linear-solve.ts';
import { add, apply, distance, identity, type Matrix, multiply, outer, scale, transpose } from '../core/matrix.ts';
import { modeRadius, stabilityLimit } from '../core/momentum-mode.ts';
import { frobeniusNormalized, newtonSchulzPolynomials, nextSingularValue } from '../core/newton-schulz.ts';
import { afterGradients, optimizerPath } from '../core/optimizer-run.ts';
import { adaGrad, adam, heavyBall, preconditioned, type UpdateRule } from '../core/optimizer-step.ts';
import { bowlHessian, bowlLoss, turnedPoint } from '../core/quadratic-bowl.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { svd } from '../core/singular-values.ts';
import { withEigenvalues } from '../core/symmetric-function.ts';
import { dot, norm, type Vector } from '../core/vector.ts';

const { cubic, quintic } = newtonSchulzPolynomials;
const usual = { beta1: 0.9, beta2: 0.999, epsilon: 0 };

/** The numbers in the text, each from its own formula or simulation. */
describe('the numbers of the chapter', () => {
  it('a gradient with rows (3, 0) and (4, 5) has the dual norms 7.07, 12 and 8.94', () => {
    const g: Matrix = [[3, 0], [4, 5]]; // prettier-ignore
    expect(norm(g.flat())).toBeCloseTo(7.071068, 6);
    expect(sum(g.flat().map(Math.abs))).toBe(12);
    expect(sum(svd(g).sigma)).toBeCloseTo(8.944272, 6);
  });

  it('at a scaled curvature of 0.1 the roots meet at momentum 0.4675, and 0.9 is slower than none', () => {
    const radius = (beta: number) => modeRadius('heavy ball', { curvature: 0.1, beta });
    expect(radius((1 - Math.sqrt(0.1)) ** 2)).toBeCloseTo(0.683772, 6);
    expect((1 - Math.sqrt(0.1)) ** 2).toBeCloseTo(0.467544, 6);
    expect([radius(0), radius(0.47), radius(0.9), radius(0.99)].map((r) => r.toFixed(3))).toEqual(['0.900', '0.686', '0.949', '0.995']); // prettier-ignore
  });

  it.each([
    [10, [0.8182, 0.6838, 0.5195], [69, 37, 22]],
    [100, [0.9802, 0.9, 0.8182], [691, 132, 69]],
    [1000, [0.998, 0.9684, 0.9387], [6908, 430, 219]],
    [10000, [0.9998, 0.99, 0.9802], [69078, 1375, 691]],
  ])('the rates and steps of the table at condition number %d', (kappa, rates, steps) => {
    const root = Math.sqrt(kappa);
    const worst = (radius: (curvature: number) => number) => Math.max(radius(1 / kappa), radius(1));
    const [descent, beta] = [2 / (1 + 1 / kappa), ((root - 1) / (root + 1)) ** 2];
    const found = [
      worst((x) => Math.abs(1 - descent * x)),
      worst((x) => modeRadius('Nesterov', { curvature: x, beta: Math.sqrt(beta) })),
      worst((x) => modeRadius('heavy ball', { curvature: x * (2 / (1 + 1 / root)) ** 2, beta })),
    ];
    found.forEach((rate, i) => {
      expect(rate).toBeCloseTo(at(rates, i), 4);
      expect(Math.ceil(Math.log(1e-6) / Math.log(rate) - 1e-3)).toBe(at(steps, i));
    });
  });

  it('the noise floor is 0.0025 without momentum, 0.0251 with 0.9, and 0.0278 for SGD at ten times the rate', () => {
    const floor = (rate: number, beta: number) => {
      const kicked = ([e = 0]: Vector, t: number) => [2 * e + (t === 0 ? 1 : 0)];
      const left = optimizerPath(heavyBall({ rate, beta }), kicked, { start: [0], steps: 3000 }).flat();
      return dot(left, left);
    };
    expect(floor(0.01, 0)).toBeCloseTo(0.002525, 6);
    expect(floor(0.01, 0.9)).toBeCloseTo(0.025132, 6);
    expect(floor(0.1, 0)).toBeCloseTo(0.027778, 6);
  });

  it('Nesterov is stable up to 1.357 at momentum 0.9, heavy ball up to 3.8, and at 1 Nesterov is done at once', () => {
    const justBelow = (method: 'heavy ball' | 'Nesterov', limit: number) =>
      [limit - 1e-6, limit + 1e-6].map((curvature) => modeRadius(method, { curvature, beta: 0.9 }) < 1);
    expect(justBelow('Nesterov', 1.357142857)).toEqual([true, false]);
    expect(justBelow('heavy ball', 3.8)).toEqual([true, false]);
    expect(stabilityLimit('Nesterov', 0.9)).toBeCloseTo(1.357143, 6);
    expect(modeRadius('Nesterov', { curvature: 1, beta: 0.9 })).toBe(0);
  });

  it('AdaGrad takes a hundredth of the learning rate after 10000 steps, and a tenth where every hundredth counts', () => {
    const gradients = range(10000).map((t) => [3, t % 100 === 99 ? 5 : 0]);
    const before = afterGradients(adaGrad({ rate: 1, epsilon: 0 }), gradients.slice(0, 9999), [0, 0]);
    const after = afterGradients(adaGrad({ rate: 1, epsilon: 0 }), gradients, [0, 0]);
    expect(at(before, 0) - at(after, 0)).toBeCloseTo(0.01, 9);
    expect(at(before, 1) - at(after, 1)).toBeCloseTo(0.1, 9);
  });

  it('AdaGrad reaches a loss of 2e-11 along the axes in 50 steps, and 0.077 at 45 degrees', () => {
    const lossAt = (degrees: number) => {
      const angle = (degrees / 180) * Math.PI;
      const hessian = bowlHessian({ curvatures: [20, 1], angle });
      const run = { start: turnedPoint([1.5, 1], angle), steps: 50 };
      const path = optimizerPath(adaGrad({ rate: 0.5, epsilon: 1e-8 }), (w) => apply(hessian, w), run);
      return bowlLoss(hessian, at(path, 50));
    };
    expect(lossAt(0)).toBeGreaterThan(2e-11);
    expect(lossAt(0)).toBeLessThan(2.5e-11);
    expect(lossAt(45)).toBeCloseTo(0.0768816707, 8);
  });

  it('the first step of Adam is the sign, without corrections 3.16 times as long, whatever the scale', () => {
    const [first, second] = afterGradients(adam({ rate: 0.1, ...usual }), [[250, -0.003]], [0, 0]);
    expect(first).toBeCloseTo(-0.1, 12);
    expect(second).toBeCloseTo(0.1, 12);
    expect(0.1 / Math.sqrt(0.001)).toBeCloseTo(3.162278, 6);
  });

  it('a mean of 0.1 under noise of size 1 moves Adam by 0.0995 a step, and single steps vary by 0.23', () => {
    const rng = createRng(1);
    const gradients = range(60000).map(() => [0.1 + rng.normal()]);
    const path = optimizerPath(adam({ rate: 1, ...usual }), (_, t) => at(gradients, t), { start: [0], steps: 60000 });
    const steps = range(50000).map((t) => at(at(path, t + 10000), 0) - at(at(path, t + 10001), 0));
    const mean = sum(steps) / steps.length;
    const spread = Math.sqrt(sum(steps.map((step) => (step - mean) ** 2)) / steps.length);
    // The mean of 50000 noises has the standard error 0.0045.
    expect(Math.abs(mean - 0.0995)).toBeLessThan(0.018);
    expect(Math.abs(spread - Math.sqrt(0.1 / 1.9))).toBeLessThan(0.006);
  });

  it('Adam moves 1.03 down, 0.74 and 0.98 up in the counterexample, and drifts to the worst point', () => {
    const gradientAt = (t: number) => (t % 3 === 0 ? 4 : -1);
    const step = (v: number, g: number) => v / 17 + (16 / 17) * g * g;
    let [w, v] = [0, 0];
    const moves: number[] = [];
    for (let t = 0; t < 20000; t += 1) {
      v = step(v, gradientAt(t));
      moves.push(-gradientAt(t) / Math.sqrt(v));
      w = Math.max(-1, Math.min(1, w + (0.1 / Math.sqrt(t + 1)) * at(moves, t)));
    }
    expect(moves.slice(30, 33).map((move) => move.toFixed(2))).toEqual(['-1.03', '0.74', '0.98']);
    expect(w).toBeCloseTo(0.9998, 4);
  });

  it('7 billion weights of 16 bytes are 112 GB', () => {
    expect((7e9 * (2 + 2 + 4 + 4 + 4)) / 1e9).toBe(112);
  });

  it.each([
    [10, 0.996, 0.961],
    [0.1, 0.67, 0.961],
  ])(
    'after 4000 steps with gradients of size %d the two kinds of decay leave %d and %d',
    (size, coupled, decoupled) => {
      const rng = createRng(2);
      const weights = range(300).map(() => 1);
      const noise = range(4000).map(() => weights.map(() => (rng.uniform() < 0.5 ? -size : size)));
      const mean = (rule: UpdateRule, penalty: number) => {
        const slope = (w: Vector, t: number) => at(noise, t).map((g, i) => g + penalty * at(w, i));
        const path = optimizerPath(rule, slope, { start: weights, steps: 4000 });
        return sum(at(path, 4000)) / 300;
      };
      const settings = { rate: 0.001, ...usual };
      expect(Math.abs(mean(adam(settings), 0.01) - coupled)).toBeLessThan(0.02);
      expect(Math.abs(mean(adam({ ...settings, weightDecay: 0.01 }), 0) - decoupled)).toBeLessThan(0.02);
      expect([Math.exp(-0.001 * 0.01 * 4000 * (1 / size)), (1 - 1e-5) ** 4000]).toEqual([
        expect.closeTo(coupled, 3),
        expect.closeTo(decoupled, 3),
      ]);
    },
  );

  it('weights under AdamW and pure noise settle at the root mean square 0.222, the formula says 0.224', () => {
    const rng = createRng(3);
    const rule = adam({ rate: 0.01, ...usual, weightDecay: 0.1 });
    const run = { start: range(40).map(() => 0), steps: 20000 };
    const path = optimizerPath(rule, (w) => w.map(() => rng.normal()), run).slice(5000);
    const meanSquare = sum(path.map((w) => dot(w, w) / 40)) / path.length;
    expect(Math.sqrt(0.01 / (0.1 * (2 - 0.001)))).toBeCloseTo(0.2237, 4);
    // 40 weights over 15 memory lengths: a relative error of about 4 % in the mean square.
    expect(Math.abs(Math.sqrt(meanSquare) - 0.2224)).toBeLessThan(0.02);
  });

  it('(3, -4, 12) clips to (1.5, -2, 6) by norm, and by value to cosine 0.925', () => {
    const g = [3, -4, 12];
    expect(g.map((entry) => (entry * 6.5) / norm(g))).toEqual([1.5, -2, 6]);
    expect(dot(g, [3, -4, 5]) / (norm(g) * norm([3, -4, 5]))).toBeCloseTo(0.924678, 6);
  });

  it('a hundred steps after a spike of 1000 the steps of Adam are 30 times too small, and after 1000 steps 19 times', () => {
    const gradients = range(11000).map((t) => [t === 9000 ? 1000 : 1]);
    const path = optimizerPath(adam({ rate: 1, ...usual }), (_, t) => at(gradients, t), { start: [0], steps: 11000 });
    const moved = (t: number) => at(at(path, t), 0) - at(at(path, t + 1), 0);
    expect(Math.max(...range(2000).map((t) => moved(t + 8999)))).toBeCloseTo(3.189, 2);
    // The numerator 1 + 99.9 · 0.9^t over the root of 1 + 999.999 · 0.999^t.
    expect(1 / moved(9100)).toBeCloseTo(Math.sqrt(1 + 999.999 * 0.999 ** 100) / (1 + 99.9 * 0.9 ** 100), 0);
    expect(Math.round(1 / moved(9100))).toBe(30);
    expect(Math.round(1 / moved(10000))).toBe(19);
    expect(Math.round(Math.max(...range(1990).map((t) => 1 / moved(t + 9000))))).toBe(30);
  });

  it('weights (3, 4) with direction (1.2, 1.6) step by (0.03, 0.04) under LAMB', () => {
    const ratio = norm([3, 4]) / norm([1.2, 1.6]);
    expect(ratio).toBeCloseTo(2.5, 12);
    expect([1.2, 1.6].map((r) => Number((0.01 * ratio * r).toFixed(12)))).toEqual([0.03, 0.04]);
  });

  it('Newton jumps to the saddle of half the difference of squares, and descent leaves it', () => {
    const f = ([x = 0, y = 0]: Vector) => (x * x - y * y) / 2;
    const newton = preconditioned({ rate: 1, inverse: [[1, 0], [0, -1]] }); // prettier-ignore
    const jumped = afterGradients(newton, [gradient(f, [1, 0.1])], [1, 0.1]);
    expect(norm(jumped)).toBeLessThan(1e-9);
    const path = optimizerPath(preconditioned({ rate: 0.1, inverse: identity(2) }), (w) => gradient(f, w), { start: [1, 0.1], steps: 50 }); // prettier-ignore
    expect(at(at(path, 50), 1)).toBeGreaterThan(10);
  });

  it('K-FAC inverts the Kronecker product of its factors, which is the Fisher block of one example exactly', () => {
    const rng = createRng(4);
    const [right, left] = [withEigenvalues(rng, [4, 1, 0.5]), withEigenvalues(rng, [3, 0.2])];
    const g = normalMatrix(rng, 2, 3);
    const stacked = transpose(g).flat();
    const direct = solve(kronecker(right, left), stacked.map((entry) => [entry])).flat(); // prettier-ignore
    const kfac = multiply(multiply(solve(left, identity(2)), g), solve(right, identity(3)));
    expect(distance([transpose(kfac).flat()], [direct])).toBeLessThan(1e-9);
    const h = normalVector(rng, 3);
    const deltas = range(5).map(() => normalVector(rng, 2));
    const mean = (parts: readonly Matrix[]) => scale(1 / 5, parts.reduce((x, y) => add(x, y))); // prettier-ignore
    const block = mean(deltas.map((delta) => outer(transpose(outer(delta, h)).flat(), transpose(outer(delta, h)).flat()))); // prettier-ignore
    const factors = kronecker(outer(h, h), mean(deltas.map((delta) => outer(delta, delta))));
    expect(distance(block, factors)).toBeLessThan(1e-12);
  });

  it('five quintic steps bring every start from 0.0016 to 1 into the band from 0.68 to 1.21', () => {
    const after = (polynomial: typeof cubic | typeof quintic, x: number) =>
      range(5).reduce((y) => nextSingularValue(polynomial, y), x);
    const ends = range(20001).map((i) => after(quintic, 0.0016 + (0.9984 * i) / 20000));
    expect(Math.min(...ends)).toBeGreaterThan(0.6818);
    expect(Math.max(...ends)).toBeLessThan(1.2024);
    expect([after(quintic, 0.01).toFixed(3), after(cubic, 0.01).toFixed(3)]).toEqual(['0.699', '0.076']);
  });

  it('after five quintic steps a start of 0.001 is at 0.47 and one of 1 at 0.70', () => {
    const ends = [0.001, 1].map((x) => range(5).reduce((y) => nextSingularValue(quintic, y), x));
    expect(ends.map((end) => end.toFixed(2))).toEqual(['0.47', '0.70']);
  });

  it('of 0.90, 0.34 and 0.27 the smallest grows by the largest factor in a quintic step', () => {
    const matrix = [[3, 0, 1], [4, 5, 0], [0, 1, 2], [1, 0, 0.5]]; // prettier-ignore
    const { sigma } = svd(frobeniusNormalized(matrix));
    expect(sigma.map((value) => value.toFixed(2))).toEqual(['0.90', '0.34', '0.27']);
    const factors = sigma.map((value) => nextSingularValue(quintic, value) / value);
    expect(factors.map((factor) => factor.toFixed(2))).toEqual(['0.91', '2.92', '3.10']);
  });

  it('five steps of Newton–Schulz cost 2 % of training at side 4096 and a million tokens', () => {
    const [short, long, tokens] = [4096, 4096, 2 ** 20];
    const share = (20 * short ** 2 * long + 10 * short ** 3) / (6 * short * long * tokens);
    expect(share).toBeLessThanOrEqual((5 * short) / tokens + 1e-12);
    expect((5 * short) / tokens).toBeCloseTo(0.0195, 4);
  });
});

describe('the numbers of the discussions', () => {
  it('momentum from 0.9 to 0.99: time constants 19 and 199, borders 0.0026 and 0.000025, limits 3.8 and 3.98', () => {
    expect([0.9, 0.99].map((beta) => Math.round(-2 / Math.log(beta)))).toEqual([19, 199]);
    expect((1 - Math.sqrt(0.9)) ** 2).toBeCloseTo(0.0026, 4);
    expect((1 - Math.sqrt(0.99)) ** 2).toBeCloseTo(0.000025, 6);
    expect([0.9, 0.99].map((beta) => stabilityLimit('heavy ball', beta))).toEqual([3.8, 3.98]);
  });

  it('from 0.9 to 0.99 only modes below 0.0005 gain, the flattest tenfold, those at the new border twentyfold', () => {
    const logarithm = (beta: number, curvature: number) => Math.log(modeRadius('heavy ball', { curvature, beta }));
    const gain = (curvature: number) => logarithm(0.99, curvature) / logarithm(0.9, curvature);
    expect([gain(1e-7), gain((1 - Math.sqrt(0.99)) ** 2)].map(Math.round)).toEqual([10, 20]);
    expect([gain(0.00047) > 1, gain(0.00049) > 1]).toEqual([true, false]);
  });

  it('momentum 0.99 is best for a condition number of about 160000', () => {
    const root = Math.sqrt(0.99);
    expect(((1 + root) / (1 - root)) ** 2 / 1e5).toBeCloseTo(1.584, 3);
  });
});
