import { at, range, sum } from '../core/array.ts';
import { attend, attendBackward, attention, causalMask, paddingMask } from '../core/attention.ts';
import { symmetryErrors } from '../core/attention-symmetry.ts';
import { decode, gradientRoutes, softLength, translate } from '../core/attentive-translator.ts';
import type { Check } from '../core/check.ts';
import { countedAttention } from '../core/counted-multiplications.ts';
import { softmax } from '../core/dense-network.ts';
import { everyOrder } from '../core/every-graph.ts';
import { expectation, signPatterns } from '../core/every-outcome.ts';
import { relativeMoments } from '../core/feature-moments.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { folded, lnCosh } from '../core/flat-rows.ts';
import {
  causalKernelAttention,
  causalLinearAttention,
  eluFeatures,
  kernelAttention,
} from '../core/linear-attention.ts';
import { linearAttention, quadraticFeatures } from '../core/linear-attention.ts';
import { apply, distance, type Matrix, transpose } from '../core/matrix.ts';
import { measuredGradients } from '../core/measured-attention.ts';
import { normalDirections as rows, positiveFeatures, trigonometricFeatures } from '../core/random-features.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { replicatorFlow } from '../core/replicator-flow.ts';
import { createRng } from '../core/rng.ts';
import { average, difference, dot, elementwise, norm, times, total, type Vector } from '../core/vector.ts';

/** α = softmax(e/τ), o = Σ α_j v_j. */
export const softLookup: Check = {
  method: 'Weights grown from equal ones by dα/dβ = α ⊙ (e - αᵀe) up to β = 1/τ. Small and large τ: nearest, mean.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(901);
    const [scores, values] = [normalVector(rng, 5), rows(rng, 5, 3)];
    const outputAt = (tau: number) => apply(transpose(values), softmax(times(1 / tau, scores)));
    const grown = (tau: number) => apply(transpose(values), replicatorFlow(scores, 1 / tau));
    const winner = at(values, scores.indexOf(Math.max(...scores)));
    const limits = [outputAt(0.005), outputAt(1e9)];
    const flows = [0.4, 2].map((tau) => distance([outputAt(tau)], [grown(tau)]));
    return Math.max(...flows, distance(limits, [winner, average(values)]));
  },
};

/** ∂o/∂e_j = α_j (v_j - o) / τ. */
export const scoreSlope: Check = {
  method: 'Finite differences of the output in every score, at the temperatures 1 and 0.4.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(902);
    const [scores, values] = [normalVector(rng, 4), rows(rng, 4, 3)];
    const errorOf = (tau: number) => {
      const lookup = (e: Vector) => apply(transpose(values), softmax(times(1 / tau, e)));
      const [weights, output] = [softmax(times(1 / tau, scores)), lookup(scores)];
      const slopes = values.map((value, j) => times(at(weights, j) / tau, difference(value, output)));
      return distance(jacobian(lookup, scores), transpose(slopes));
    };
    return Math.max(errorOf(1), errorOf(0.4));
  },
};

/** o = Σ sim(q, k_j) v_j / Σ sim(q, k_j); with sim = exp(qᵀk/√d_k) it is softmax attention. */
export const kernelSmoother: Check = {
  method: 'Whole similarities: the plain mean of a list with each value repeated so often. Exponentials: softmax.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(903);
    const values = rows(rng, 3, 2);
    const whole = { queries: [[1, 2]], keys: [[1, 0], [2, 1], [0, 3]], values }; // prettier-ignore
    const repeated = [1, 4, 6].flatMap((times, j) => range(times).map(() => at(values, j)));
    const counted = distance(kernelAttention(whole, dot), [average(repeated)]);
    const given = { queries: rows(rng, 4, 3), keys: rows(rng, 5, 3), values: rows(rng, 5, 2) };
    const smoothed = kernelAttention(given, (q, k) => Math.exp(dot(q, k) / Math.sqrt(3)));
    return Math.max(counted, distance(smoothed, attention(given).outputs));
  },
};

/** exp(qᵀk/√d_k) = exp(‖q‖²/2b²) exp(‖k‖²/2b²) exp(-‖q-k‖²/2b²) with b² = √d_k. */
export const gaussianKernel: Check = {
  method: 'Softmax attention against Gaussian smoothing with the factor of the keys; without it if all are as long.',
  tolerance: 1e-11,
  error: () => {
    const rng = createRng(904);
    const given = { queries: rows(rng, 4, 5), keys: rows(rng, 6, 5), values: rows(rng, 6, 2) };
    const even = { ...given, keys: given.keys.map((key) => times(2 / norm(key), key)) };
    const twice = 2 * Math.sqrt(5);
    const bell = (q: Vector, k: Vector) => Math.exp(-(norm(difference(q, k)) ** 2) / twice);
    const long = (k: Vector) => Math.exp(norm(k) ** 2 / twice);
    const weighed = kernelAttention(given, (q, k) => long(k) * bell(q, k));
    const gaps = [distance(attention(given).outputs, weighed), distance(attention(even).outputs, kernelAttention(even, bell))]; // prettier-ignore
    const [q, k] = [at(given.queries, 0), at(given.keys, 0)];
    return Math.max(...gaps, Math.abs(long(q) * long(k) * bell(q, k) - Math.exp(dot(q, k) / Math.sqrt(5))));
  },
};

/** e_{ti} = wᵀ tanh(W_s s_{t-1} + W_h h_i), c_t = Σ α_{ti} h_i with α_t = softmax(e_t). */
export const additiveAttention: Check = {
  method: 'One layer on both states joined; its slope by finite differences; the context as a quotient of two sums.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(905);
    const [w, ws, wh] = [normalVector(rng, 4), normalMatrix(rng, 4, 2), normalMatrix(rng, 4, 3)];
    const [s, states] = [normalVector(rng, 2), rows(rng, 5, 3)];
    const score = (query: Vector, h: Vector) => dot(w, total(apply(ws, query), apply(wh, h)).map(Math.tanh));
    const joined = ws.map((row, i) => [...row, ...at(wh, i)]);
    const hidden = (h: Vector) => apply(joined, [...s, ...h]).map(Math.tanh);
    const slopeAt = (h: Vector) => apply(transpose(wh), elementwise(w, hidden(h).map((entry) => 1 - entry ** 2))); // prettier-ignore
    const slopes = distance(states.map((h) => gradient((moved) => score(s, moved), h)), states.map(slopeAt)); // prettier-ignore
    const context = apply(transpose(states), softmax(states.map((h) => score(s, h))));
    const smoothed = kernelAttention({ queries: [s], keys: states, values: states }, (_, h) => Math.exp(dot(w, hidden(h)))); // prettier-ignore
    return Math.max(slopes, distance([context], smoothed));
  },
};

/** E qᵀk = d μ², Var qᵀk = d (s⁴ + 2μ²s²); divided by √d at μ = 0, s = 1 the variance is 1. */
export const scoreStatistics: Check = {
  method: 'All 256 outcomes of q and k with four entries μ ± s each: exact mean and variance.',
  tolerance: 1e-12,
  error: () => {
    const outcomes = signPatterns(8);
    const errorOf = ([mu, s, factor]: readonly [number, number, number]) => {
      const place = (sign: number) => mu + s * sign;
      const score = (draws: Vector) => factor * dot(draws.slice(0, 4).map(place), draws.slice(4).map(place));
      const mean = expectation(outcomes, score);
      const variance = expectation(outcomes, (draws) => (score(draws) - mean) ** 2);
      return distance([[mean, variance]], [[4 * factor * mu ** 2, 4 * factor ** 2 * (s ** 4 + 2 * mu ** 2 * s ** 2)]]);
    };
    const scaled = expectation(outcomes, (draws) => (dot(draws.slice(0, 4), draws.slice(4)) / Math.sqrt(4)) ** 2);
    return Math.max(errorOf([0.5, 1.5, 1]), errorOf([-1, 0.7, 1]), errorOf([0, 1, 0.5]), Math.abs(scaled - 1));
  },
};

/** v̄_j = α_j ō, ē_j = α_j ōᵀ(v_j - o), q̄ = Σ ē_j k_j/√d_k, k̄_j = ē_j q/√d_k. */
export const attentionGradients: Check = {
  method: 'Finite differences of a smooth loss in query, keys, values and scores; the sum over the scores.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(907);
    const [query, keys, values] = [normalVector(rng, 3), rows(rng, 4, 3), rows(rng, 4, 2)];
    const { scores, output } = attend({ query, keys, values });
    const back = attendBackward({ query, keys, values }, output.map(Math.tanh));
    const inScores = gradient((e) => lnCosh(apply(transpose(values), softmax(e))), scores);
    const measured = [...measuredGradients({ queries: [query], keys, values }), inScores];
    const predicted = [back.query, back.keys.flat(), back.values.flat(), back.scores];
    return Math.max(distance(measured, predicted), Math.abs(sum(back.scores)));
  },
};

/** A = softmax(QKᵀ/√d_k + M), O = AV. */
export const matrixAttention: Check = {
  method: 'Every query alone: averages of the values it may see, weighted by exp(qᵀk/√d_k); causal and padding mask.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(908);
    const given = { queries: rows(rng, 5, 3), keys: rows(rng, 5, 3), values: rows(rng, 5, 2) };
    const errorOf = (mask: Matrix) => {
      const seen = (list: Matrix, i: number) => list.filter((_, j) => at(at(mask, i), j) === 0);
      const alone = (query: Vector, i: number) =>
        kernelAttention({ queries: [query], keys: seen(given.keys, i), values: seen(given.values, i) }, (q, k) =>
          Math.exp(dot(q, k) / Math.sqrt(3)),
        );
      return distance(attention({ ...given, mask }).outputs, given.queries.flatMap(alone));
    };
    return Math.max(errorOf(causalMask(5)), errorOf(paddingMask([true, true, false, true, false], 5)));
  },
};

/** h̄_i = Σ_t (W_kᵀ k̄_{ti} + W_vᵀ v̄_{ti}) + J_{i+1}ᵀ h̄_{i+1}, with s̄_0 in place of the last part at i = T. */
export const encoderGradients: Check = {
  method: 'Finite differences of a loss of 3 tanh steps in 4 encoder inputs, and in one state with the others frozen.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(910);
    const square = () => normalMatrix(rng, 2, 2);
    const net = { encoder: square(), decoder: square(), query: square(), key: square(), value: square() };
    const inputs = rows(rng, 4, 2);
    const states = translate(net, inputs, 3);
    const routes = gradientRoutes(net, states, states.decoder.map((state) => state.map(Math.tanh))); // prettier-ignore
    const measured = gradient((x) => softLength(translate(net, folded(x, 2), 3)), inputs.flat());
    const slopes = states.encoder.flat().map((h) => 1 - h ** 2);
    const whole = routes.flatMap(({ attention, recurrence }) => total(attention, recurrence));
    const first = gradient((h) => softLength({ ...states, decoder: decode(net, [h, ...states.encoder.slice(1)], 3) }), at(states.encoder, 0)); // prettier-ignore
    const predicted = whole.map((entry, i) => entry * at(slopes, i));
    return distance([measured, first], [predicted, at(routes, 0).attention]);
  },
};

/** SA(PX) = P SA(X); Attn(Q, PK, PV) = Attn(Q, K, V). */
export const permutationSymmetry: Check = {
  method: 'All 24 orders of 4 tokens. With a causal mask the same difference must exceed 0.1, or the check fails.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(911);
    const weights = { query: normalMatrix(rng, 3, 3), key: normalMatrix(rng, 3, 3), value: normalMatrix(rng, 2, 3) };
    const given = { weights, inputs: rows(rng, 4, 3), queries: rows(rng, 2, 3), values: rows(rng, 4, 2) };
    const errors = everyOrder(4).map((order) => symmetryErrors(given, order));
    const broken = Math.max(...errors.map(({ causal }) => causal)) > 0.1;
    return broken ? Math.max(...errors.flatMap(({ self, cross }) => [self, cross])) : Infinity;
  },
};

const KERNELS = [
  { features: quadraticFeatures, similarity: (q: Vector, k: Vector) => (1 + dot(q, k)) ** 2 },
  { features: eluFeatures, similarity: (q: Vector, k: Vector) => dot(eluFeatures(q), eluFeatures(k)) },
];

/** o_i = (Σ_j φ(k_j)v_jᵀ)ᵀ φ(q_i) / φ(q_i)ᵀ Σ_j φ(k_j). */
export const linearForm: Check = {
  method: 'The sums over keys first, against all pairs: (1 + qᵀk)² itself, and inner products of elu + 1.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(912);
    const given = { queries: rows(rng, 5, 3), keys: rows(rng, 6, 3), values: rows(rng, 6, 2) };
    const errorOf = ({ features, similarity }: (typeof KERNELS)[number]) =>
      distance(linearAttention(given, features), kernelAttention(given, similarity));
    return Math.max(...KERNELS.map(errorOf));
  },
};

/** T²(d_k + d_v) multiplications for softmax, TC(2d_v + 1) for linear attention. */
export const linearCounts: Check = {
  method: 'Both orders of the products run with a counter of multiplications, on three shapes. Number of misses.',
  tolerance: 0,
  error: () => {
    const missesOf = ([T, dk, dv, C]: readonly [number, number, number, number]) => {
      const [pairs, sums] = countedAttention([T, dk, dv, C]);
      return Math.abs(pairs - T ** 2 * (dk + dv)) + Math.abs(sums - T * C * (2 * dv + 1));
    };
    return sum(([[7, 3, 2, 5], [4, 2, 6, 3], [9, 5, 5, 5]] as const).map(missesOf)); // prettier-ignore
  },
};

/** S_i = S_{i-1} + φ(k_i)v_iᵀ, z_i = z_{i-1} + φ(k_i), o_i = S_iᵀφ(q_i) / z_iᵀφ(q_i). */
export const causalState: Check = {
  method: 'The recurrence over nine tokens against sums over all pairs j ≤ i of (1 + qᵀk)² and of elu + 1.',
  tolerance: 1e-11,
  error: () => {
    const rng = createRng(913);
    const given = { queries: rows(rng, 9, 3), keys: rows(rng, 9, 3), values: rows(rng, 9, 2) };
    const errorOf = ({ features, similarity }: (typeof KERNELS)[number]) =>
      distance(causalLinearAttention(given, features).outputs, causalKernelAttention(given, similarity));
    return Math.max(...KERNELS.map(errorOf));
  },
};

const PAIRS = [[[0.6, -0.2], [0.4, 0.5]], [[0.7, 0.1], [-0.7, -0.1]], [[0.5, 0.5], [0.5, 0.5]], [[0.7], [0.3]]] as const; // prettier-ignore

/** E φ(q)ᵀφ(k) = exp(qᵀk/√d_k) for positive and for trigonometric features. */
export const randomFeatures: Check = {
  method: 'The mean over all draws by quadrature over the normal plane, for four pairs of vectors and both kinds.',
  tolerance: 1e-10,
  error: () => {
    const kinds = [positiveFeatures, trigonometricFeatures];
    const errors = kinds.flatMap((kind) => PAIRS.map((pair) => Math.abs(relativeMoments(kind, pair).mean - 1)));
    return Math.max(...errors);
  },
};

/** Relative variance of m features: (exp(‖q' + k'‖²) - 1)/m, and (cosh(‖q' - k'‖²) - 1)/m, with x' = x/d_k^{1/4}. */
export const featureVariance: Check = {
  method: 'Second moments by quadrature over the normal plane: one draw for plane vectors, two draws for numbers.',
  tolerance: 1e-9,
  error: () => {
    const square = (x: Vector) => dot(x, x) / Math.sqrt(x.length);
    const errorOf = (pair: (typeof PAIRS)[number]) => {
      const [q, k]: readonly [Vector, Vector] = pair;
      const m = q.length === 2 ? 1 : 2;
      const predicted = [Math.exp(square(total(q, k))) - 1, Math.cosh(square(difference(q, k))) - 1];
      const measured = [positiveFeatures, trigonometricFeatures].map((kind) => relativeMoments(kind, pair).variance);
      return distance([measured], [times(1 / m, predicted)]);
    };
    return Math.max(...PAIRS.map(errorOf));
  },
};
