import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { crossEntropy, softmax } from '../core/dense-network.ts';
import { expectation, signPatterns } from '../core/every-outcome.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { lookAheadRun } from '../core/look-ahead.ts';
import { add, apply, diagonal, distance, identity, type Matrix } from '../core/matrix.ts';
import { multiply, outer, power, scale, transpose } from '../core/matrix.ts';
import { growthProfile, recursionGap, slowestGrowth } from '../core/momentum-growth.ts';
import { newtonSchulzPolynomials, type OddPolynomial, polarFactor } from '../core/newton-schulz.ts';
import { afterGradients, optimizerPath } from '../core/optimizer-run.ts';
import { adaGrad, adam, heavyBall as heavyBallRule, nesterov, rmsProp } from '../core/optimizer-step.ts';
import { adamDirection, adaptiveDirection, afterSteps, weightedSum } from '../core/optimizer-sums.ts';
import { iterated, orthogonalized } from '../core/orthogonalized.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng, type Rng } from '../core/rng.ts';
import { factoredSlack, firstShampooStep } from '../core/shampoo.ts';
import { spectralNorm, svd } from '../core/singular-values.ts';
import { excessOfStep, type Steepest, steepestCorner } from '../core/steepest-search.ts';
import { steepestInMetric, steepestOrthogonal } from '../core/steepest-search.ts';
import { alongEigenvectors, withEigenvalues } from '../core/symmetric-function.ts';
import { logitsFrom, weightCount } from '../core/two-layer-logits.ts';
import { dot, norm, total, type Vector } from '../core/vector.ts';

const times = (factor: number, vector: Vector): Vector => vector.map((entry) => factor * entry);
const minus = (a: Vector, b: Vector): Vector => total(a, times(-1, b));
const gap = (a: Vector, b: Vector) => distance([a], [b]);
const normalVectors = (rng: Rng, count: number) => range(count).map(() => normalVector(rng, 3));
const added = (parts: readonly Matrix[]) => parts.reduce((a, b) => add(a, b));
const between = (low: number, high: number) => range(40).map((i) => low + ((high - low) * i) / 39);

/** argmin_Δ gᵀΔ + ‖Δ‖²/2η = -η ‖g‖† q, with q the direction of length 1 that maximizes gᵀq, and ‖g‖† = gᵀq. */
export const steepestDescent: Check = {
  method: 'Dual norms and directions by search over corners and plane rotations; no point near the step is lower.',
  tolerance: 1e-8,
  error: (rng = createRng(401)) => {
    const excess = (g: Vector, { direction, value }: Steepest<Vector>, length: (step: Vector) => number) =>
      excessOfStep({ g, rate: 0.3, length }, times(-0.3 * value, direction), rng);
    const errors = range(10).flatMap((i) => {
      const [g, matrix] = [normalVector(rng, 3), normalMatrix(rng, 2, 2)];
      const [corner, { value, direction }] = [steepestCorner(g), steepestOrthogonal(matrix)];
      const metric = i < 3 ? identity(3) : withEigenvalues(rng, [5, 1, 0.2]);
      const forms = [sum(g.map(Math.abs)), ...g.map(Math.sign), sum(svd(matrix).sigma), ...polarFactor(matrix).flat()];
      return [
        gap([corner.value, ...corner.direction, value, ...direction.flat()], forms),
        excess(g, steepestInMetric(metric, g), (d) => dot(d, apply(metric, d)) ** 0.5),
        excess(g, corner, (d) => Math.max(...d.map(Math.abs))),
        excess(matrix.flat(), { value, direction: direction.flat() }, (d) => spectralNorm([d.slice(0, 2), d.slice(2)])),
      ];
    });
    return Math.max(...errors);
  },
};

/** m_t = β m_{t-1} + g_t, w_t = w_{t-1} - η m_t = w_0 - Σ_k η (1 - β^{t-k+1})/(1 - β) g_k. */
export const heavyBall: Check = {
  method: 'Thirty random gradients taken one by one against the weighted sum of all.',
  tolerance: 1e-11,
  error: (rng = createRng(402)) => {
    const [rate, beta, start, gradients] = [0.1, 0.8, [1, 2, 3], normalVectors(rng, 30)];
    const moved = weightedSum(gradients, (age) => (rate * (1 - beta ** (age + 1))) / (1 - beta));
    return gap(afterGradients(heavyBallRule({ rate, beta }), gradients, start), minus(start, moved));
  },
};

/** z² - (1 + β - ηλ) z + β; |z| = √β exactly from (1 - √β)² to (1 + √β)²; stable exactly below 2 (1 + β). */
export const modeRoots: Check = {
  method: 'A run on a random quadratic, mode by mode, against polynomial and matrix; measured growth against √β.',
  tolerance: 1e-5,
  error: (rng = createRng(403)) => {
    const [rate, beta, hessian] = [0.3, 0.7, withEigenvalues(rng, [6, 1.5, 0.1])];
    const run = { start: normalVector(rng, 3), steps: 20 };
    const path = optimizerPath(heavyBallRule({ rate, beta }), (w) => apply(hessian, w), run);
    const modes = alongEigenvectors(hessian, path).map(({ eigenvalue: x, coordinates }) => {
      const matrix = [[beta, x], [-rate * beta, 1 - rate * x]]; // prettier-ignore
      const moved = at(apply(power(matrix, 20), [0, at(coordinates, 0)]), 1);
      return recursionGap(coordinates, 1 + beta - rate * x, beta) + Math.abs(moved - at(coordinates, 20));
    });
    const regions = [0.05, 0.3, 0.6, 0.9].flatMap((b) => {
      const { inside, outside, limit } = growthProfile(b);
      const excess = inside.map((growth) => Math.abs(growth - Math.sqrt(b)));
      return [...excess, Math.max(0, Math.sqrt(b) + 0.005 - Math.min(...outside)), Math.abs(limit - 2 * (1 + b))];
    });
    return Math.max(...modes, ...regions);
  },
};

/** η = (2/(√M + √μ))², β = ((√κ - 1)/(√κ + 1))² give √β on all modes, and no other pair gives less. */
export const heavyBallOptimum: Check = {
  method: 'The measured growth of 40 modes from μ to M against the rate, which none of 100 random pairs may beat.',
  tolerance: 1e-5,
  error: (rng = createRng(404)) => {
    const errorAt = (kappa: number) => {
      const rate = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
      const ends = [1, kappa].map((lambda) => lambda * (2 / (Math.sqrt(kappa) + 1)) ** 2);
      const others = range(100).map(() => slowestGrowth('heavy ball', rng.uniform(), times(0.5 + rng.uniform(), ends)));
      const best = slowestGrowth('heavy ball', rate ** 2, between(at(ends, 0), at(ends, 1)));
      return Math.max(Math.abs(best - rate), rate - Math.min(...others));
    };
    return Math.max(...[4, 16, 50].map(errorAt));
  },
};

/** Var e = η s² (1 + β) / (B λ (1 - β) (2 (1 + β) - ηλ)). */
export const momentumNoise: Check = {
  method: 'A unit of noise at the first step: the sum of the squared errors that it leaves, relative to the formula.',
  tolerance: 1e-9,
  error: () => {
    const [rate, lambda, variance, batch] = [0.3, 2, 1.7, 8];
    const errors = [0, 0.4, 0.9, 0.95].map((beta) => {
      const kicked = ([e = 0]: Vector, t: number) => [lambda * e + (t === 0 ? 1 : 0)];
      const left = optimizerPath(heavyBallRule({ rate, beta }), kicked, { start: [0], steps: 2000 }).flat();
      const formula = (rate * variance * (1 + beta)) / (batch * lambda * (1 - beta) * (2 * (1 + beta) - rate * lambda));
      return Math.abs(((variance / batch) * dot(left, left)) / formula - 1);
    });
    return Math.max(...errors);
  },
};

/** z² - (1 - ηλ)(1 + β) z + β (1 - ηλ); with η = 1/M and β = (√κ - 1)/(√κ + 1) the slowest mode has 1 - 1/√κ. */
export const nesterovModes: Check = {
  method: 'Look-ahead run against polynomial and library form; measured growth of 40 modes against 1 - 1/√κ.',
  tolerance: 1e-5,
  error: (rng = createRng(406)) => {
    const [rate, root, hessian] = [1 / 8, 4, withEigenvalues(rng, [8, 2, 0.5])];
    const beta = (root - 1) / (root + 1);
    const [slope, run] = [(w: Vector) => apply(hessian, w), { start: normalVector(rng, 3), steps: 20 }];
    const { path, points } = lookAheadRun(slope, { rate, beta, ...run });
    const stored = optimizerPath(nesterov({ rate, beta }), slope, run);
    const modes = alongEigenvectors(hessian, path).map(({ eigenvalue, coordinates }) => {
      const kept = 1 - rate * eigenvalue;
      return recursionGap(coordinates, kept * (1 + beta), beta * kept);
    });
    const slowest = slowestGrowth('Nesterov', beta, between(1 / root ** 2, 1));
    return Math.max(...modes, distance(points, stored.slice(0, 20)), Math.abs(slowest - 1 + 1 / root));
  },
};

/** AdaGrad: v_t = Σ g_k²; RMSProp: v_t = (1 - β₂) Σ β₂^{t-k} g_k²; w_t = w_{t-1} - η g_t / (√v_t + ε). */
export const adaptiveSteps: Check = {
  method: 'Both recursions over 30 random gradients against steps from the sums over all gradients so far, and Σ η/√t.',
  tolerance: 1e-11,
  error: (rng = createRng(407)) => {
    const [rate, decay, epsilon, start, gradients] = [0.1, 0.8, 1e-8, [1, -1, 0], normalVectors(rng, 30)];
    const fromSums = (weight: (age: number) => number) =>
      afterSteps({ start, rate, gradients }, (past) => adaptiveDirection(past, weight, epsilon));
    const summed = afterGradients(adaGrad({ rate, epsilon }), gradients, start);
    const averaged = afterGradients(rmsProp({ rate, decay, epsilon }), gradients, start);
    const constant = afterGradients(adaGrad({ rate, epsilon: 0 }), range(100).map(() => [7, -0.01]), [0, 0]); // prettier-ignore
    const slow = rate * sum(range(100).map((t) => 1 / Math.sqrt(t + 1)));
    const sums = [fromSums(() => 1), fromSums((age) => (1 - decay) * decay ** age), [-slow, slow]];
    return distance([summed, averaged, constant], sums);
  },
};

/** Adam: w_t = w_{t-1} - η m̂_t / (√v̂_t + ε), with m̂ = m / (1 - β₁^t) and v̂ = v / (1 - β₂^t). */
export const adamStep: Check = {
  method: 'The recursion over 25 random gradients against steps from weighted means, weights divided by their sum.',
  tolerance: 1e-10,
  error: (rng = createRng(408)) => {
    const [rate, start, gradients] = [0.1, [1, -1, 0], normalVectors(rng, 25)];
    const constants = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };
    const means = afterSteps({ start, rate, gradients }, (past) => adamDirection(past, constants));
    return gap(afterGradients(adam({ rate, ...constants }), gradients, start), means);
  },
};

/** w - η ∇(L + λ/2 ‖w‖²) = (1 - ηλ) w - η g; AdamW: w_t = (1 - ηλ) w_{t-1} - η m̂_t / (√v̂_t + ε). */
export const decoupledDecay: Check = {
  method: 'SGD by finite differences of the penalized loss; AdamW against steps from means, each shrunk later.',
  tolerance: 1e-10,
  error: (rng = createRng(409)) => {
    const [rate, lambda, start, gradients] = [0.05, 0.7, normalVector(rng, 3), normalVectors(rng, 40)];
    const loss = (w: Vector) => sum(w.map((entry, i) => Math.sin(entry + i)));
    const penalized = gradient((w) => loss(w) + (lambda / 2) * dot(w, w), start);
    const decayed = minus(times(1 - rate * lambda, start), times(rate, gradient(loss, start)));
    const settings = { rate, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };
    const reached = afterGradients(adam({ ...settings, weightDecay: lambda }), gradients, start);
    const steps = range(40).map((t) => adamDirection(gradients.slice(0, t + 1), settings));
    const shrunk = weightedSum([times(-1 / rate, start), ...steps], (age) => -rate * (1 - rate * lambda) ** age);
    return Math.max(gap(minus(start, times(rate, penalized)), decayed), gap(reached, shrunk));
  },
};

/** E w² = η / (λ (2 - ηλ)) when each step adds ±η and decay takes the share ηλ. */
export const decayEquilibrium: Check = {
  method: 'Exact mean square over all 4096 sign patterns of twelve steps from a start with that of the formula.',
  tolerance: 1e-12,
  error: () => {
    const errorAt = (lambda: number) => {
      const [eta, settled] = [0.3, 0.3 / (lambda * (2 - 0.3 * lambda))];
      const after = (signs: Vector) => signs.reduce((w, sign) => (1 - eta * lambda) * w - eta * sign, settled ** 0.5);
      return Math.abs(expectation(signPatterns(12), (signs) => after(signs) ** 2) - settled);
    };
    return Math.max(...[0.1, 0.8, 2].map(errorAt));
  },
};

/** LAMB: r = m̂/(√v̂ + ε) + λw, w ← w - η (‖w‖/‖r‖) r, so that ‖Δw‖/‖w‖ = η. */
export const trustRatio: Check = {
  method: 'The direction r by recursion against weighted means, and the relative change of the layer against η.',
  tolerance: 1e-10,
  error: (rng = createRng(411)) => {
    const [eta, lambda, constants] = [0.03, 0.1, { beta1: 0.9, beta2: 0.99, epsilon: 1e-6 }];
    const errors = [0.01, 1, 50].map((size) => {
      const [w, gradients] = [times(size, normalVector(rng, 3)), normalVectors(rng, 20)];
      const rule = adam({ rate: 1, ...constants });
      const last = minus(afterGradients(rule, gradients, w), afterGradients(rule, gradients.slice(0, 19), w));
      const r = total(times(lambda, w), times(-1, last));
      const moved = minus(w, times((eta * norm(w)) / norm(r), r));
      const fromMeans = total(adamDirection(gradients, constants), times(lambda, w));
      return gap([norm(minus(moved, w)) / norm(w), ...r], [eta, ...fromMeans]);
    });
    return Math.max(...errors);
  },
};

/** H = Jᵀ H_z J + Σ_k ∂L/∂z_k ∇²z_k, and F = E_{y~p}[∇ln p_y ∇ln p_yᵀ] = Jᵀ H_z J for softmax cross-entropy. */
export const gaussNewton: Check = {
  method: 'Hessians of loss and logits, and all score vectors, by finite differences against Jᵀ(diag p - ppᵀ)J.',
  tolerance: 1e-6,
  error: (rng = createRng(412)) => {
    const size = { inputs: 2, hidden: 2, classes: 3 };
    const [logits, w] = [logitsFrom(size, normalVector(rng, 2)), normalVector(rng, weightCount(size))];
    const hessianOf = (f: (weights: Vector) => number) => jacobian((weights) => gradient(f, weights), w);
    const [p, slopes] = [softmax(logits(w)), jacobian(logits, w)];
    const kept = multiply(transpose(slopes), multiply(add(diagonal(p), scale(-1, outer(p, p))), slopes));
    const curved = (k: number) => hessianOf((v) => at(logits(v), k));
    const dropped = p.map((pk, k) => scale(pk - (k === 1 ? 1 : 0), curved(k)));
    const scores = p.map((_, k) => gradient((v) => -crossEntropy(logits(v), k), w));
    const fisher = added(scores.map((score, k) => scale(at(p, k), outer(score, score))));
    const whole = hessianOf((v) => crossEntropy(logits(v), 1));
    return Math.max(distance(whole, added([kept, ...dropped])), distance(fisher, kept));
  },
};

/** L = Σ G Gᵀ, R = Σ Gᵀ G; after one step L^{-1/4} G R^{-1/4} = U Vᵀ; Σ vec vecᵀ ⪯ r L^{1/2} ⊗ R^{1/2}. */
export const shampoo: Check = {
  method: 'Powers by eigenvectors against Newton–Schulz; the smallest eigenvalue of the bound minus the sum.',
  tolerance: 1e-9,
  error: (rng = createRng(413)) => {
    const [rankOne, gradients] = [outer(normalVector(rng, 4), normalVector(rng, 3)), normalVectors(rng, 8)];
    const slack = factoredSlack(range(4).map((i) => gradients.slice(2 * i, 2 * i + 2)), 2); // prettier-ignore
    const error = (g: Matrix) => distance(firstShampooStep(g), orthogonalized(g));
    return Math.max(error(normalMatrix(rng, 2, 4)), error(normalMatrix(rng, 4, 3)), error(rankOne), -slack);
  },
};

/** O_k = U p^k(Σ_0) Vᵀ for O_0 = M/‖M‖_F; for the cubic 1 - p(x) = (1 - x)² (2 + x)/2. */
export const orthogonalization: Check = {
  method: 'Six steps by matrix products against the polynomial on the singular values; the error formula at 40 points.',
  tolerance: 1e-10,
  error: (rng = createRng(414)) => {
    const errorOf = (matrix: Matrix, [a1, a3, a5]: OddPolynomial) => {
      const { sigma, u, v } = svd(iterated(matrix, [a1, a3, a5], 0));
      const after = (x: number) => range(6).reduce((y) => a1 * y + a3 * y ** 3 + a5 * y ** 5, x);
      const mapped = added(sigma.map((x, i) => scale(after(x), outer(at(u, i), at(v, i)))));
      return distance(iterated(matrix, [a1, a3, a5], 6), mapped);
    };
    const steps = Object.values(newtonSchulzPolynomials).map((p, i) => errorOf(normalMatrix(rng, 2 + 2 * i, 3), p));
    const rest = between(0, 1.7).map((x) => Math.abs(1 - (1.5 * x - 0.5 * x ** 3) - 0.5 * (1 - x) ** 2 * (2 + x)));
    return Math.max(...steps, ...rest);
  },
};

/** W ← W - ηγ O with O = U Vᵀ of full rank: ‖ΔW‖₂ = ηγ and rms(ΔW) = ηγ/√max(d_out, d_in). */
export const muonStep: Check = {
  method: 'Momentum of random gradients, made orthogonal by Newton–Schulz: its largest singular value and its rms.',
  tolerance: 1e-9,
  error: (rng = createRng(415)) => {
    const errorOf = (rows: number, columns: number) => {
      const first = normalMatrix(rng, rows, columns);
      const momentum = range(4).reduce((m) => add(scale(0.95, m), normalMatrix(rng, rows, columns)), first);
      const [size, step] = [0.02, scale(0.02, orthogonalized(momentum))];
      const rms = norm(step.flat()) / Math.sqrt(rows * columns);
      return gap([spectralNorm(step), rms], [size, size / Math.sqrt(Math.max(rows, columns))]);
    };
    return Math.max(errorOf(2, 5), errorOf(6, 3), errorOf(4, 4));
  },
};
