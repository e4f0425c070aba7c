import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import { missProbability } from '../core/binomial.ts';
import type { Check } from '../core/check.ts';
import { backpropagate, softmax } from '../core/dense-network.ts';
import { expectation, masks, signPatterns } from '../core/every-outcome.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { meanWithError, minimumNormRisks } from '../core/gaussian-design.ts';
import { descentDirection, trainedResiduals } from '../core/linear-training.ts';
import { add, apply, diagonal, distance, identity } from '../core/matrix.ts';
import { multiply, outer, power, scale, trace, transpose } from '../core/matrix.ts';
import { measuredGradients } from '../core/measured-dense.ts';
import { coordinateError, noisyTargets, refittedResiduals } from '../core/noisy-regression.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { reluSum } from '../core/relu-sum.ts';
import { filteredWeights, hatMatrix, kernelRidgeWeights, ridgeLoss, ridgeWeights } from '../core/ridge.ts';
import { createRng } from '../core/rng.ts';
import { pseudoInverse, svd } from '../core/singular-values.ts';
import { slopeJumps } from '../core/slope-jumps.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import { difference, dot, elementwise, norm, total, type Vector } from '../core/vector.ts';

const squared = (vector: Vector) => dot(vector, vector);

/** max_k |R̂_k - R_k| ≤ √(ln(2N/δ) / 2n_val) with probability at least 1 - δ. */
export const hoeffding: Check = {
  method: 'By how much N times the exact probability that a model leaves the bound, by binomial sums, exceeds δ.',
  tolerance: 0,
  error: () => {
    const settings = [10, 40, 200].flatMap((m) => [1, 5, 50].flatMap((n) => [0.01, 0.1, 0.5].map((delta) => ({ m, n, delta })))); // prettier-ignore
    const excess = settings.flatMap(({ m, n, delta }) => {
      const width = Math.sqrt(Math.log((2 * n) / delta) / (2 * m));
      return [0.05, 0.2, 0.5, 0.9].map((p) => n * missProbability(m, p, width) - delta);
    });
    return Math.max(0, ...excess);
  },
};

/** ∂L/∂z = p - e_y, ∂²L/∂z² = diag(p) - ppᵀ with eigenvalues in [0, 1/2]. */
export const softmaxCrossEntropy: Check = {
  method: 'Slopes and curvature by finite differences at random logits; the extreme eigenvalues of 200 Hessians.',
  tolerance: 1e-9,
  error: (rng = createRng(101)) => {
    const direct = (z: Vector) => -Math.log(Math.exp(at(z, 2)) / sum(z.map(Math.exp)));
    const loss = (z: Vector) => -at(z, 2) + Math.log(sum(z.map(Math.exp)));
    const slopesAt = (z: Vector) => difference(softmax(z), [0, 0, 1, 0]);
    const hessianAt = (p: Vector) => add(diagonal(p), scale(-1, outer(p, p)));
    const errors = range(200).map(() => {
      const z = normalVector(rng, 4).map((entry) => 2 * entry);
      const hessian = hessianAt(softmax(z));
      const { values } = symmetricEigen(hessian);
      const measured = [gradient(direct, z), ...jacobian(slopesAt, z), [loss(z)]];
      const gap = distance([slopesAt(z), ...hessian, [direct(z)]], measured);
      return Math.max(gap, at(values, 0) - 1 / 2, -at(values, 3));
    });
    return Math.max(...errors);
  },
};

/** X⁺y = Σ (u_iᵀy / σ_i) v_i = (XᵀX)⁻¹Xᵀy (r = d) = Xᵀ(XXᵀ)⁻¹y (r = n), and Var(v_iᵀŵ) = s² / σ_i². */
export const pseudoInverseForms: Check = {
  method: 'The singular sum against elimination, tall, wide and of rank 2; the variance over all 64 signs of noise.',
  tolerance: 1e-10,
  error: (rng = createRng(102)) => {
    const targets = normalVector(rng, 6);
    const [tall, wide] = [
      { inputs: normalMatrix(rng, 6, 3), targets },
      { inputs: normalMatrix(rng, 6, 9), targets },
    ];
    const flat = { inputs: multiply(normalMatrix(rng, 6, 2), normalMatrix(rng, 2, 5)), targets };
    const filtered = [tall, wide, flat].map((data) => filteredWeights(data, (s) => 1 / s));
    const inRows = apply(multiply(pseudoInverse(flat.inputs), flat.inputs), at(filtered, 2));
    const slope = gradient((w) => ridgeLoss(flat, 0, w), at(filtered, 2));
    const { sigma, v } = svd(tall.inputs);
    const problem = { inputs: tall.inputs, truth: [1, -2, 3], noise: 0.7 };
    const spread = v.map((right, i) => coordinateError(problem, right, 0).variance - (0.7 / at(sigma, i)) ** 2);
    const gap = distance([ridgeWeights(tall, 0), kernelRidgeWeights(wide, 0), inRows], filtered);
    return Math.max(gap, norm(slope), norm(spread));
  },
};

/** (XᵀX + λI)⁻¹Xᵀy = Xᵀ(XXᵀ + λI)⁻¹y = Σ σ_i/(σ_i² + λ) (u_iᵀy) v_i, df = tr X(XᵀX + λI)⁻¹Xᵀ = Σ σ_i²/(σ_i² + λ). */
export const ridgeSolution: Check = {
  method: 'Both inverses by elimination against the singular sum; the slope of the objective there; trace against sum.',
  tolerance: 1e-10,
  error: (rng = createRng(103)) => {
    const errors = [
      [7, 3],
      [3, 7],
    ].map(([n = 0, d = 0]) => {
      const data = { inputs: normalMatrix(rng, n, d), targets: normalVector(rng, n) };
      const [primal, kernel] = [ridgeWeights(data, 0.7), kernelRidgeWeights(data, 0.7)];
      const filtered = filteredWeights(data, (sigma) => sigma / (sigma ** 2 + 0.7));
      const df = sum(svd(data.inputs).sigma.map((sigma) => sigma ** 2 / (sigma ** 2 + 0.7)));
      const slope = norm(gradient((w) => ridgeLoss(data, 0.7, w), primal));
      return Math.max(distance([kernel, filtered, [df]], [primal, primal, [trace(hatMatrix(data.inputs, 0.7))]]), slope); // prettier-ignore
    });
    return Math.max(...errors);
  },
};

/** Ridge is least squares on [X; √λ I], [y; 0], and the first block of [X √λ I]⁺ y, where √λ ζ = y - Xŵ. */
export const ridgeAugmented: Check = {
  method: 'The pseudo-inverses of both extended matrices, by their singular values, against the ridge formula.',
  tolerance: 1e-10,
  error: (rng = createRng(104)) => {
    const [x, y, lambda] = [normalMatrix(rng, 4, 3), normalVector(rng, 4), 0.6];
    const ridge = ridgeWeights({ inputs: x, targets: y }, lambda);
    const block = (size: number) => scale(Math.sqrt(lambda), identity(size));
    const byRows = apply(pseudoInverse([...x, ...block(3)]), [...y, 0, 0, 0]);
    const byColumns = apply(pseudoInverse(x.map((row, i) => [...row, ...at(block(4), i)])), y);
    const slack = difference(y, apply(x, ridge)).map((entry) => entry / Math.sqrt(lambda));
    return distance([byRows, byColumns], [ridge, [...ridge, ...slack]]);
  },
};

/** E(y - f̂)² = (E f̂ - f*)² + Var f̂ + s². */
export const biasVariance: Check = {
  method: 'A ridge fit cut off at zero, over all 64 signs of the training noise and both of the test noise.',
  tolerance: 1e-12,
  error: (rng = createRng(105)) => {
    const problem = { inputs: normalMatrix(rng, 6, 2), truth: normalVector(rng, 2), noise: 0.8 };
    const [input, star, outcomes] = [normalVector(rng, 2), 0.4, signPatterns(6)];
    const weightsFor = (signs: Vector) => ridgeWeights({ inputs: problem.inputs, targets: noisyTargets(problem, signs) }, 0.5); // prettier-ignore
    const predict = (signs: Vector) => Math.max(0, dot(input, weightsFor(signs)));
    const missAt = (target: number) => expectation(outcomes, (signs) => (target - predict(signs)) ** 2);
    const mean = expectation(outcomes, predict);
    const variance = expectation(outcomes, (signs) => (predict(signs) - mean) ** 2);
    return Math.abs((missAt(star + 0.8) + missAt(star - 0.8)) / 2 - ((mean - star) ** 2 + variance + 0.8 ** 2));
  },
};

/** bias_i = -λω_i/(σ_i² + λ), variance_i = s²σ_i²/(σ_i² + λ)², least sum at λ = s²/ω_i². */
export const ridgeRisk: Check = {
  method: 'Each singular coordinate over all 64 signs of the noise; the slope of its error at the stated penalty.',
  tolerance: 1e-9,
  error: (rng = createRng(106)) => {
    const problem = { inputs: normalMatrix(rng, 6, 3), truth: normalVector(rng, 3), noise: 0.8 };
    const { sigma, v } = svd(problem.inputs);
    const errorOf = (right: Vector, i: number) => {
      const [value, omega, kept] = [at(sigma, i), dot(right, problem.truth), at(sigma, i) ** 2 + 0.9];
      const { bias, variance } = coordinateError(problem, right, 0.9);
      const gaps = [bias + (0.9 * omega) / kept, variance - ((0.8 * value) / kept) ** 2];
      const mse = (lambda: number) => coordinateError(problem, right, lambda).bias ** 2 + coordinateError(problem, right, lambda).variance; // prettier-ignore
      const best = 0.8 ** 2 / omega ** 2;
      const slope = norm(gradient(([lambda = 0]) => mse(lambda), [best]));
      return Math.max(norm(gaps), slope, mse(best) - mse(best / 2), mse(best) - mse(2 * best));
    };
    return Math.max(...v.map(errorOf));
  },
};

/** E test - E training = 2s² tr S / n for ŷ = Sy; y_i minus the fit without i is (y_i - ŷ_i) / (1 - S_ii). */
export const optimism: Check = {
  method: 'A random smoother over all signs of training and test noise; ridge refitted without each example in turn.',
  tolerance: 1e-10,
  error: (rng = createRng(107)) => {
    const smoother = normalMatrix(rng, 4, 4);
    const problem = { inputs: normalMatrix(rng, 4, 2), truth: normalVector(rng, 2), noise: 0.7 };
    const gap = expectation(signPatterns(8), (signs) => {
      const [y, fresh] = [noisyTargets(problem, signs.slice(0, 4)), noisyTargets(problem, signs.slice(4))];
      const fit = apply(smoother, y);
      return (squared(difference(fresh, fit)) - squared(difference(y, fit))) / 4;
    });
    const data = { inputs: normalMatrix(rng, 7, 3), targets: normalVector(rng, 7) };
    const hat = hatMatrix(data.inputs, 0.4);
    const shortcut = difference(data.targets, apply(hat, data.targets)).map((r, i) => r / (1 - at(at(hat, i), i)));
    return Math.max(Math.abs(gap - (2 * 0.7 ** 2 * trace(smoother)) / 4), distance([shortcut], [refittedResiduals(data, 0.4)])); // prettier-ignore
  },
};

/** f(x) = c + Σ v_j [w_j x + b_j]_+ changes its slope by v_j |w_j| at e_j = -b_j / w_j, and is linear in between. */
export const reluNet: Check = {
  method: 'The measured change of slope in every cell of a fine grid, for 20 random networks of three units.',
  tolerance: 1e-8,
  error: (rng = createRng(108)) => {
    const starts = range(400).map((i) => -10 + i / 20 + 1 / 97);
    const errors = range(20).map(() => {
      const [v, w, b] = [normalVector(rng, 3), [1, -1, 1].map((side) => side * (0.5 + rng.uniform())), normalVector(rng, 3)]; // prettier-ignore
      const jumpIn = (x: number) => sum(w.map((slope, j) => (-at(b, j) / slope > x && -at(b, j) / slope < x + 0.05 ? at(v, j) * Math.abs(slope) : 0))); // prettier-ignore
      return distance([slopeJumps((x) => reluSum([...v, ...w, ...b, 0.4], x), starts, 0.05)], [starts.map(jumpIn)]);
    });
    return Math.max(...errors);
  },
};

/** The gradient of (f(x) - y)²/2 in v, w, b and c, and the elbow after one step of gradient descent. */
export const elbowStep: Check = {
  method: 'Ten parameters against finite differences; where each moved pre-activation is zero against the new elbow.',
  tolerance: 1e-9,
  error: () => {
    const [v, w, b, x, y, eta] = [[1, -3, 0.5], [2, -1, 1], [-1, 2, -1.5], 1.2, 0.5, 0.03]; // prettier-ignore
    const all = [...v, ...w, ...b, 1];
    const residual = reluSum(all, x) - y;
    const sums = w.map((weight, j) => weight * x + at(b, j));
    const passed = sums.map((a, j) => (a > 0 ? residual * at(v, j) : 0));
    const byFormula = [...sums.map((a) => residual * Math.max(0, a)), ...passed.map((p) => p * x), ...passed, residual];
    const measured = gradient((flat) => (reluSum(flat, x) - y) ** 2 / 2, all);
    const elbows = w.map((weight, j) => -(at(b, j) - eta * at(passed, j)) / (weight - eta * at(passed, j) * x));
    const after = all.map((value, i) => value - eta * at(measured, i));
    return distance([byFormula, elbows], [measured, range(3).map((j) => -at(after, 6 + j) / at(after, 3 + j))]);
  },
};

/** f(x; θ) ≈ f(x; θ_0) + φ(x)ᵀ(θ - θ_0); residuals of the linear model follow ρ_{t+1} = (I - ηK/n) ρ_t with K = ΦΦᵀ. */
export const ntkDynamics: Check = {
  method: 'A linear model trained by its parameters against powers of I - ηK/n; the first step of a tanh network.',
  tolerance: 1e-9,
  error: (rng = createRng(110)) => {
    const [inputs, targets, start] = [normalVector(rng, 4), normalVector(rng, 4), normalVector(rng, 9)];
    const outputs = (theta: Vector) =>
      inputs.map((x) => sum(range(3).map((j) => at(theta, j) * Math.tanh(at(theta, 3 + j) * x + at(theta, 6 + j)))));
    const features = jacobian(outputs, start);
    const kernel = multiply(features, transpose(features));
    const first = difference(outputs(start), targets);
    const trained = trainedResiduals(features, first, { rate: 0.1, steps: 30 });
    const factor = power(add(identity(4), scale(-0.1 / 4, kernel)), 30);
    const moved = (rate: number) => total(start, descentDirection(features, first).map((e) => rate * e)); // prettier-ignore
    const pull = jacobian(([rate = 0]) => outputs(moved(rate)), [0]);
    return distance([trained, pull.flat()], [apply(factor, first), apply(kernel, first).map((entry) => -entry / 4)]);
  },
};

/** ū = Σ over the children v of u of (∂v/∂u)ᵀ v̄. */
export const adjointRule: Check = {
  method: 'A vector that forks into three nodes which meet again in the loss: its edges against finite differences.',
  tolerance: 1e-9,
  error: (rng = createRng(111)) => {
    const [a, b, u] = [normalMatrix(rng, 4, 3), normalMatrix(rng, 3, 3), normalVector(rng, 3)];
    const children = (x: Vector) => [apply(a, x).map(Math.tanh), elementwise(apply(b, x), x), x.map((e) => 2 * e)] as const; // prettier-ignore
    const loss = ([p, q, r]: readonly [Vector, Vector, Vector]) => squared(p) * sum(q) + Math.sin(squared(r));
    const [p, q, r] = children(u);
    const adjoints = [p.map((e) => 2 * e * sum(q)), q.map(() => squared(p)), r.map((e) => 2 * e * Math.cos(squared(r)))]; // prettier-ignore
    const edges = [multiply(diagonal(p.map((e) => 1 - e * e)), a), add(multiply(diagonal(u), b), diagonal(apply(b, u))), scale(2, identity(3))]; // prettier-ignore
    const pulled = edges.map((edge, i) => apply(transpose(edge), at(adjoints, i)));
    return distance([total([0, 0, 0], ...pulled)], [gradient((x) => loss(children(x)), u)]);
  },
};

/** Δ_L = (P - Y)/n, Δ_{l-1} = (Δ_l W_l) ⊙ φ'(A_{l-1}), W̄_l = Δ_lᵀ H_{l-1}, b̄_l = Δ_lᵀ 1. */
export const batchBackprop: Check = {
  method: 'Every weight of three tanh layers on a batch of five against finite differences of the mean loss.',
  tolerance: 1e-9,
  error: (rng = createRng(112)) => {
    const layers = [[4, 3], [5, 4], [3, 5]].map(([rows = 0, columns = 0]) => ({ weights: normalMatrix(rng, rows, columns), bias: normalVector(rng, rows) })); // prettier-ignore
    const batch = { inputs: normalMatrix(rng, 5, 3), classes: [0, 1, 2, 1, 1] };
    const network = { layers, activation: activations.tanh };
    const computed = backpropagate(network, batch).flatMap(({ weights, bias }) => [weights.flat(), bias]);
    return distance(computed, measuredGradients(network, batch).flat());
  },
};

/** E‖y - (X + N)w‖² = ‖y - Xw‖² + n s²‖w‖²; E‖y - (M ⊙ X)w/p‖² = ‖y - Xw‖² + (1-p)/p Σ_j ‖X_j‖² w_j². */
export const dropoutRidge: Check = {
  method: 'The loss over all 64 signs of input noise and over all 64 masks, each with its probability.',
  tolerance: 1e-11,
  error: (rng = createRng(113)) => {
    const [x, y, w, p, s] = [normalMatrix(rng, 3, 2), normalVector(rng, 3), normalVector(rng, 2), 0.8, 0.6];
    const changed = (change: (entry: number, index: number) => number) =>
      ridgeLoss({ inputs: x.map((row, i) => row.map((entry, j) => change(entry, 2 * i + j))), targets: y }, 0, w); // prettier-ignore
    const noisy = expectation(signPatterns(6), (signs) => changed((entry, index) => entry + s * at(signs, index)));
    const dropped = expectation(masks(6, p), (mask) => changed((entry, index) => (entry * at(mask, index)) / p));
    const energy = sum(transpose(x).map((column, j) => squared(column) * at(w, j) ** 2));
    const clean = changed((entry) => entry);
    return norm([noisy - clean - 3 * s * s * squared(w), dropped - clean - ((1 - p) / p) * energy]);
  },
};

/** E‖ŵ - w*‖² = s²d/(n-d-1) for d < n - 1, and (1 - n/d)‖w*‖² + s²n/(d-n-1) for d > n + 1. */
export const doubleDescent: Check = {
  method: 'Monte Carlo over 800 designs on each side of the peak: the gap as a multiple of its standard error.',
  tolerance: 4,
  error: (rng = createRng(114)) => {
    const gapOf = (d: number, formula: number) => {
      const { mean, standardError } = meanWithError(minimumNormRisks(rng, { n: 9, d, noiseVariance: 0.25 }, 800));
      return Math.abs(mean - formula) / standardError;
    };
    return Math.max(gapOf(3, (0.25 * 3) / 5), gapOf(18, 1 / 2 + (0.25 * 9) / 8));
  },
};
