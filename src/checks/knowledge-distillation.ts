import { at, range, sum } from '../core/array.ts';
import type { NextToken, Tokens } from '../core/beam-search.ts';
import type { Check } from '../core/check.ts';
import { softmax } from '../core/dense-network.ts';
import { divergence, logSumExp } from '../core/divergence.ts';
import { everyBatch } from '../core/every-batch.ts';
import { expectation, signPatterns } from '../core/every-outcome.ts';
import { attentionMap, relativeDistances } from '../core/feature-relations.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { regressedMaps } from '../core/hint-regressor.ts';
import { kernelRidgeRounds } from '../core/kernel-ridge-rounds.ts';
import { drawnCost, softCosts, squaredMiss } from '../core/label-noise.ts';
import { apply, distance, multiply, scale, transpose } from '../core/matrix.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { randomOrthogonal } from '../core/random-orthogonal.ts';
import { createRng, type Rng } from '../core/rng.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import { withEigenvalues } from '../core/symmetric-function.ts';
import { leastBetween } from '../core/ternary-search.ts';
import { entropy, tempered } from '../core/token-sampling.ts';
import { probabilityUnder, tokenDivergence } from '../core/token-law.ts';
import { randomTree } from '../core/token-tree.ts';
import { average, difference, dot, elementwise, norm, times, total, type Vector } from '../core/vector.ts';

const mean = (values: Vector) => sum(values) / values.length;
const centered = (values: Vector) => values.map((value) => value - mean(values));
const squared = (vector: Vector) => dot(vector, vector);
const logitsOf = (rng: Rng, classes = 4) => times(2, normalVector(rng, classes));

const worst = (count: number, errorOf: () => number) => Math.max(...range(count).map(errorOf));

/** softmax of mean logits = normalized geometric mean of probabilities; Σ KL(p_m‖q) is least at the arithmetic mean. */
export const ensembleTeacher: Check = {
  method: 'Roots of products of three random teachers; what a rival of the mean adds to the summed divergences.',
  tolerance: 1e-12,
  error: (rng = createRng(1601)) =>
    worst(20, () => {
      const logits = range(3).map(() => logitsOf(rng));
      const teachers = logits.map(softmax);
      const roots = range(4).map((k) => Math.cbrt(teachers.reduce((product, p) => product * at(p, k), 1)));
      const geometric = distance([softmax(average(logits))], [times(1 / sum(roots), roots)]);
      const [center, rival] = [average(teachers), softmax(logitsOf(rng))];
      const added = sum(teachers.map((p) => divergence(p, rival) - divergence(p, center)));
      return Math.max(geometric, Math.abs(added - 3 * divergence(center, rival)));
    }),
};

/** p_k ∝ exp(z_k/τ) ∝ p_k(1)^{1/τ}, ln(p_k/p_j) = (z_k - z_j)/τ and dH/dτ = Var(z)/τ³. */
export const softTargets: Check = {
  method: 'Roots of probabilities, logarithms of ratios, and finite differences of the entropy, at random logits.',
  tolerance: 1e-9,
  error: (rng = createRng(1602)) =>
    worst(30, () => {
      const [logits, tau] = [logitsOf(rng), 0.5 + 5 * rng.uniform()];
      const p = tempered(logits, tau);
      const roots = softmax(logits).map((each) => each ** (1 / tau));
      const ratio = Math.log(at(p, 0) / at(p, 3)) - (at(logits, 0) - at(logits, 3)) / tau;
      const slope = gradient(([t = 1]) => entropy(tempered(logits, t)), [tau]);
      const variance = dot(p, elementwise(logits, logits)) - dot(p, logits) ** 2;
      return distance([p, [ratio], slope], [times(1 / sum(roots), roots), [0], [variance / tau ** 3]]);
    }),
};

/** L = ατ² KL(p‖q) - (1-α) ln q'_y has the gradient ατ(q - p) + (1-α)(q' - e_y) in the student's logits. */
export const distillationLoss: Check = {
  method: 'Finite differences of the whole loss at random logits, temperatures and weights.',
  tolerance: 1e-8,
  error: (rng = createRng(1603)) =>
    worst(30, () => {
      const [teacher, student, tau, alpha] = [logitsOf(rng), logitsOf(rng), 0.5 + 5 * rng.uniform(), rng.uniform()];
      const p = tempered(teacher, tau);
      const soft = (z: Vector) => tau ** 2 * divergence(p, tempered(z, tau));
      const loss = (z: Vector) => alpha * soft(z) - (1 - alpha) * Math.log(at(softmax(z), 2));
      const push = times(alpha * tau, difference(tempered(student, tau), p));
      const written = total(push, times(1 - alpha, difference(softmax(student), [0, 0, 1, 0])));
      return distance([gradient(loss, student)], [written]);
    }),
};

/** KL(p‖q) = A(z^s/τ) - A(z^t/τ) - pᵀ(z^s - z^t)/τ with A = ln Σ exp: the gap of A above its tangent, convex in z^s. */
export const bregmanForm: Check = {
  method: 'The sum of p ln(p/q) at random logits; the smallest eigenvalue of its measured curvature.',
  tolerance: 1e-7,
  error: (rng = createRng(1604)) =>
    worst(20, () => {
      const [teacher, student, tau] = [logitsOf(rng), logitsOf(rng), 1 + 3 * rng.uniform()];
      const [a, b, p] = [times(1 / tau, teacher), times(1 / tau, student), tempered(teacher, tau)];
      const tangent = logSumExp(b) - logSumExp(a) - dot(p, difference(b, a));
      const direct = (z: Vector) => divergence(p, tempered(z, tau));
      const { values } = symmetricEigen(jacobian((z) => gradient(direct, z), student));
      return Math.max(Math.abs(tangent - direct(student)), -Math.min(...values));
    }),
};

/** τ² ∂KL/∂z_k → (z̃^s_k - z̃^t_k)/K and τ² KL = ½ Var_K(ε) + (½ mean(z̃^t ε̃²) + ⅙ mean(ε̃³))/τ + O(τ⁻²). */
export const logitMatching: Check = {
  method: 'Gradient, value, and what τ times the rest tends to, extrapolated from temperatures 400 and 800.',
  tolerance: 2e-3,
  error: (rng = createRng(1605)) =>
    worst(12, () => {
      const [teacher, student] = [logitsOf(rng), logitsOf(rng)];
      const gaps = centered(difference(student, teacher));
      const [half, squares] = [squared(gaps) / 8, elementwise(gaps, gaps)];
      const next = mean(elementwise(centered(teacher), squares)) / 2 + mean(elementwise(gaps, squares)) / 6;
      const reached = (tau: number) => {
        const loss = tau ** 2 * divergence(tempered(teacher, tau), tempered(student, tau));
        const push = times(tau, difference(tempered(student, tau), tempered(teacher, tau)));
        return [...push, loss, tau * (loss - half)];
      };
      const limit = difference(times(2, reached(800)), reached(400));
      return distance([limit], [[...times(1 / 4, gaps), half, next]]);
    }),
};

/** Var(c_y) = Var(p*ᵀc) + E Var(c_y | x); n examples estimate R = E c_y by pᵀc with mean square Var(pᵀc)/n + (E(p - p*)ᵀc)². */
export const softLabelVariance: Check = {
  method: 'Four inputs, three classes, a wrong teacher: all labels, and all 64 samples of three examples, enumerated.',
  tolerance: 1e-12,
  error: (rng = createRng(1607)) => {
    const laws = () => range(4).map(() => softmax(logitsOf(rng, 3)));
    const [share, truth, teacher, costs] = [softmax(logitsOf(rng)), laws(), laws(), normalMatrix(rng, 4, 3)];
    const over = (values: Vector) => dot(share, values);
    const spread = (values: Vector) => over(values.map((value) => value ** 2)) - over(values) ** 2;
    const [real, taught] = [softCosts({ share, law: truth, costs }), softCosts({ share, law: teacher, costs })];
    const { mean: risk, variance } = drawnCost({ share, law: truth, costs });
    const within = truth.map((p, x) => dot(p, elementwise(at(costs, x), at(costs, x))) - at(real, x) ** 2);
    const missed = squaredMiss({ share, law: teacher, costs }, 3, risk);
    const written = spread(taught) / 3 + over(difference(taught, real)) ** 2;
    return distance([[variance, missed]], [[spread(real) + over(within), written]]);
  },
};

/** Smoothed cross-entropy = (1-γ)(-ln q'_y) + γ(KL(1/K‖q') + ln K); the best gap is ln(1 + K(1-γ)/γ). */
export const smoothingAsDistillation: Check = {
  method: 'Cross-entropy with the smoothed target at random logits; the best gap by a search, for several K and γ.',
  tolerance: 1e-6,
  error: (rng = createRng(1608)) => {
    const smooth = (K: number, share: number) => range(K).map((k) => (k === 0 ? 1 - share : 0) + share / K);
    const cost = (target: Vector, z: Vector) => -dot(target, softmax(z).map(Math.log));
    const errorOf = (classes: number, share: number) => {
      const [z, target] = [logitsOf(rng, classes), smooth(classes, share)];
      const even = divergence(smooth(classes, 1), softmax(z)) + Math.log(classes);
      const split = (1 - share) * cost(smooth(classes, 0), z) + share * even;
      const gap = leastBetween((best) => cost(target, [best, ...times(0, target.slice(1))]), [0, 15]);
      return distance([[split, gap]], [[cost(target, z), Math.log(1 + (classes * (1 - share)) / share)]]);
    };
    return Math.max(...[2, 5, 10, 100].flatMap((classes) => [0.05, 0.1, 0.3].map((share) => errorOf(classes, share))));
  },
};

/** A convolution from C_s maps of side h_s to C_t of side h_t has (h_s - h_t + 1)² C_s C_t + C_t parameters. */
export const hintRegressor: Check = {
  method: 'Convolutions that fit, with the entries of their outputs and all their numbers counted. Number of misses.',
  tolerance: 0,
  error: (rng = createRng(1609)) => {
    const errorOf = ([hs, ht, cs, ct]: readonly [number, number, number, number]) => {
      const { maps, numbers } = regressedMaps(rng, { channels: cs, side: hs }, { window: hs - ht + 1, channels: ct });
      return distance([[maps.flat(2).length, numbers.length]], [[ct * ht ** 2, (hs - ht + 1) ** 2 * cs * ct + ct]]);
    };
    return errorOf([5, 3, 2, 4]) + errorOf([4, 4, 3, 2]) + errorOf([6, 2, 1, 3]);
  },
};

/** ‖u^s/‖u^s‖ - u^t/‖u^t‖‖² = 2 - 2 cos∠; neither it nor the distances over their mean change under rotation and scale. */
export const featureRelations: Check = {
  method: 'Maps with rotated, scaled channels, points rotated, scaled and moved into six dimensions; a cosine.',
  tolerance: 1e-12,
  error: (rng = createRng(1610)) => {
    const [maps, others, turn] = [normalMatrix(rng, 6, 9), normalMatrix(rng, 3, 9), randomOrthogonal(rng, 6)];
    const [a, b] = [transpose(maps).map(squared), transpose(others).map(squared)];
    const gap = squared(difference(attentionMap(maps), attentionMap(others)));
    const mixed = distance([attentionMap(maps)], [attentionMap(scale(3, multiply(turn, maps)))]);
    const points = normalMatrix(rng, 5, 4);
    const moved = points.map((point) => total(apply(turn, [...times(0.3, point), 0, 0]), [1, 2, 3, 4, 5, 6]));
    const kept = distance([relativeDistances(points)], [relativeDistances(moved)]);
    return Math.max(Math.abs(gap - (2 - (2 * dot(a, b)) / (norm(a) * norm(b)))), mixed, kept);
  },
};

/** KL(p‖q) over sequences = Σ_t E_{y_<t ~ p} KL(p(·|y_<t)‖q(·|y_<t)). */
export const sequenceDivergence: Check = {
  method: 'All 27 sequences of three tokens under two random models; contexts weighted by the student must fail.',
  tolerance: 1e-12,
  error: (rng = createRng(1611)) => {
    const model = () => randomTree({ vocabulary: 3, depth: 3, sharpness: 1 }, rng).next;
    const [teacher, student] = [model(), model()];
    const lawOf = (next: NextToken) => everyBatch(3, 3).map((tokens) => probabilityUnder(next, tokens));
    const whole = divergence(lawOf(teacher), lawOf(student));
    const gapOf = (writer: NextToken) => Math.abs(whole - tokenDivergence({ teacher, student, writer, length: 3 }));
    return Math.max(gapOf(teacher), gapOf(student) < 0.01 ? 1 : 0);
  },
};

/** ∂KL(p‖q)/∂z_k = q_k - p_k, ∂KL(q‖p)/∂z_k = q_k (ln(q_k/p_k) - KL(q‖p)) = E_q[ln(q/p) ∂ ln q/∂z_k]. */
export const bothDirections: Check = {
  method: 'Finite differences of both divergences at random logits, and the mean over the student’s own samples.',
  tolerance: 1e-8,
  error: (rng = createRng(1612)) =>
    worst(20, () => {
      const [p, z] = [softmax(logitsOf(rng)), logitsOf(rng)];
      const q = softmax(z);
      const logRatios = q.map((each, k) => Math.log(each / at(p, k)));
      const written = q.map((each, k) => each * (at(logRatios, k) - divergence(q, p)));
      const scores = jacobian((moved) => softmax(moved).map(Math.log), z);
      const sampled = apply(transpose(scores), elementwise(q, logRatios));
      const both = (of: Vector) => [divergence(p, softmax(of)), divergence(softmax(of), p)];
      return distance([...jacobian(both, z), sampled], [difference(q, p), written, written]);
    }),
};

/** A random 4 by 4 kernel with its eigenvalues and eigenvectors, a penalty, and four numbers. */
const ridgeSetting = (rng: Rng) => {
  const kernel = withEigenvalues(rng, [3, 1, 0.4, 0.05]);
  return { kernel, ...symmetricEigen(kernel), lambda: 0.2, start: normalVector(rng, 4) };
};

/** m rounds of kernel ridge multiply mode i by ρ_i^m, ρ_i = λ_i/(λ_i + λ): a ridge of λ_i((1 + λ/λ_i)^m - 1) there. */
export const selfDistillation: Check = {
  method: 'Kernel ridge solved again and again on its own predictions; for each mode one fit with its own penalty.',
  tolerance: 1e-10,
  error: (rng = createRng(1613)) => {
    const { kernel, values, vectors, lambda, start } = ridgeSetting(rng);
    const errorOf = (rounds: number) => {
      const fitted = kernelRidgeRounds(kernel, { lambda, rounds }, start);
      const errors = values.map((value, i) => {
        const kept = (value / (value + lambda)) ** rounds * dot(at(vectors, i), start);
        const own = value * ((1 + lambda / value) ** rounds - 1);
        const single = kernelRidgeRounds(kernel, { lambda: own, rounds: 1 }, start);
        return distance([apply([fitted, single], at(vectors, i))], [[kept, kept]]);
      });
      return Math.max(...errors);
    };
    return Math.max(...[1, 2, 3, 6].map(errorOf));
  },
};

/** E‖ŷ_m - f‖² = Σ (1 - ρ_i^m)² ω_i² + s² Σ ρ_i^{2m}. */
export const selfDistillationRisk: Check = {
  method: 'Exact means over all 16 sign patterns of the noise, after one, two and five rounds of solving.',
  tolerance: 1e-10,
  error: (rng = createRng(1614)) => {
    const { kernel, values, vectors, lambda, start } = ridgeSetting(rng);
    const errorOf = (rounds: number) => {
      const after = (targets: Vector) => kernelRidgeRounds(kernel, { lambda, rounds }, targets);
      const missed = (signs: Vector) => squared(difference(after(total(start, times(0.7, signs))), start));
      const kept = values.map((value) => (value / (value + lambda)) ** rounds);
      const bias = apply(vectors, start).map((omega, i) => (1 - at(kept, i)) * omega);
      return Math.abs(expectation(signPatterns(4), missed) - squared(bias) - 0.7 ** 2 * squared(kept));
    };
    return Math.max(...[1, 2, 5].map(errorOf));
  },
};

/** Δ = (u - l)/(2^b - 1), ŵ = l + Δ round((w - l)/Δ), mean square error Δ²/12 for weights uniform on [l, u]. */
export const uniformQuantizer: Check = {
  method: 'Each of 9,000 evenly spaced weights sent to the nearest of the 2^b levels. Relative error.',
  tolerance: 1e-5,
  error: () => {
    const errorOf = (bits: number, [low, high]: readonly [number, number]) => {
      const step = (high - low) / (2 ** bits - 1);
      const levels = range(2 ** bits).map((level) => low + level * step);
      const weights = range(9000).map((i) => low + ((i + 0.5) / 9000) * (high - low));
      const nearest = weights.map((w) => Math.min(...levels.map((level) => Math.abs(level - w))));
      const rounded = weights.map((w) => low + step * Math.round((w - low) / step) - w);
      return distance([[squared(nearest), squared(rounded)].map((all) => (12 * all) / step ** 2 / 9000)], [[1, 1]]);
    };
    return Math.max(errorOf(2, [-1, 1]), errorOf(4, [-1, 1]), errorOf(3, [0.2, 5]));
  },
};

/** acc_t + acc_s - 1 ≤ agreement ≤ 1 - |acc_t - acc_s|, and both bounds are reached. */
export const agreementBounds: Check = {
  method: 'All 512 outcomes of teacher, student and label on three inputs with two classes, and how near they come.',
  tolerance: 1e-15,
  error: () => {
    const same = (a: Tokens, b: Tokens) => mean(a.map((each, i) => (each === at(b, i) ? 1 : 0)));
    const excess = everyBatch(2, 9).map((bits) => {
      const [teacher, student, label] = [bits.slice(0, 3), bits.slice(3, 6), bits.slice(6)];
      const [agreement, one, two] = [same(teacher, student), same(teacher, label), same(student, label)];
      return [agreement - (1 - Math.abs(one - two)), one + two - 1 - agreement];
    });
    return Math.max(...transpose(excess).map((over) => Math.abs(Math.max(...over))));
  },
};
