import { at, range, sum } from '../core/array.ts';
import { attend, causalMask, selfAttention } from '../core/attention.ts';
import type { Check } from '../core/check.ts';
import { softmax } from '../core/dense-network.ts';
import { jacobian } from '../core/finite-differences.ts';
import { add, apply, diagonal, distance, identity, type Matrix } from '../core/matrix.ts';
import { multiply, power, scale, transpose } from '../core/matrix.ts';
import { FULL_SHAPE, measuredBlock, measuredProduct, ONE_HEAD, SHARED_HEADS } from '../core/measured-block.ts';
import { multiHeadAttention, randomHead } from '../core/multi-head.ts';
import { layerNormJacobian, rmsNormalized, rmsNormJacobian } from '../core/normalization.ts';
import { standardized, statisticsOf } from '../core/normalization.ts';
import { afterBlock, nothingSeen } from '../core/online-softmax.ts';
import { alibiSlopes, codeDistance, frequencies, offsetProduct } from '../core/positional-code.ts';
import { rotated, rotation, sinusoidalCode } from '../core/positional-code.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { CHINCHILLA, computeOptimal, type ScalingLaw, scalingLoss } from '../core/scaling-law.ts';
import { meanAlong, meanOver, signMatrices } from '../core/sign-matrices.ts';
import { skippedThrough, walshSigns } from '../core/skip-path.ts';
import { leastBetween } from '../core/ternary-search.ts';
import { countNumbers } from '../core/tiny-transformer.ts';
import { cacheBytes, generationCounts, operationCounts, parameterCounts } from '../core/transformer-count.ts';
import type { TransformerShape } from '../core/transformer-count.ts';
import { difference, dot, norm, times, total, type Vector } from '../core/vector.ts';

/** SA(PX; PMPᵀ) = P SA(X; M). Without a mask, or with one that P does not change, SA(PX) = P SA(X). */
export const permutationEquivariance: Check = {
  method:
    'Five tokens in three other orders, unmasked and with a causal mask permuted along; left in place it must fail.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1101);
    const [tokens, head, mask] = [normalMatrix(rng, 5, 4), randomHead(rng, [3, 4]), causalMask(5)];
    const attended = (rows: Matrix, hidden?: Matrix) => selfAttention(rows, head, hidden).outputs;
    const reordered = (rows: Matrix, order: readonly number[]) => order.map((i) => at(rows, i));
    const errorOf = (order: readonly number[]) => {
      const [moved, expected] = [reordered(tokens, order), reordered(attended(tokens, mask), order)];
      const movedMask = transpose(reordered(transpose(reordered(mask, order)), order));
      const plain = distance(attended(moved), reordered(attended(tokens), order));
      const isBroken = distance(attended(moved, mask), expected) > 0.01;
      return Math.max(plain, distance(attended(moved, movedMask), expected), isBroken ? 0 : 1);
    };
    return Math.max(errorOf([4, 2, 0, 3, 1]), errorOf([1, 2, 3, 4, 0]), errorOf([2, 3, 4, 0, 1]));
  },
};

/** p_{t,2i} = sin ω_i t, p_{t,2i+1} = cos ω_i t with ω_i = 10000^(-2i/d); ‖p_t‖² = d/2. */
export const sinusoidalCodes: Check = {
  method: 'Four clock hands at width 8, each ten times slower than the one before, turned step by step.',
  tolerance: 1e-11,
  error: () => {
    const pairs = frequencies(8, 10000);
    const errorOf = (t: number) => {
      const code = sinusoidalCode(t, pairs);
      const hands = range(4).flatMap((i) => apply(power(rotation(-(10 ** -i)), t), [0, 1]));
      return Math.max(distance([hands], [code]), Math.abs(dot(code, code) - 4));
    };
    return Math.max(...[0, 1, 2, 7, 40, 300].map(errorOf));
  },
};

/** One pair: p_{t+k} = R(-ωk) p_t and ‖p_{t+k} - p_t‖ = 2|sin(ωk/2)|. */
export const codeRotation: Check = {
  method: 'Codes of one pair at random frequencies, positions and offsets, and their differences as vectors.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1103);
    const errorOf = () => {
      const [omega, t, k] = [6 * rng.uniform(), rng.integer(0, 40), rng.integer(-20, 40)];
      const [here, there] = [sinusoidalCode(t, [omega]), sinusoidalCode(t + k, [omega])];
      const chords = [2 * Math.abs(Math.sin((omega * k) / 2)), codeDistance(k, [omega])];
      const length = norm(difference(there, here));
      return distance([apply(rotation(-omega * k), here), chords], [there, [length, length]]);
    };
    return Math.max(...range(60).map(errorOf));
  },
};

/** p_tᵀp_j = Σ cos ω_i (t - j). */
export const offsetProducts: Check = {
  method: 'Inner products of the codes of all pairs of 30 positions, at width 16.',
  tolerance: 1e-12,
  error: () => {
    const pairs = frequencies(16, 10000);
    const codes = range(30).map((t) => sinusoidalCode(t, pairs));
    const written = range(30).map((t) => range(30).map((j) => offsetProduct(t - j, pairs)));
    return distance(multiply(codes, transpose(codes)), written);
  },
};

/** (R(ωt)q)ᵀR(ωj)k = qᵀR(φ)k = (qᵀk) cos φ + (q_2k_1 - q_1k_2) sin φ with φ = ω(j - t). */
export const rotaryScore: Check = {
  method: 'Random queries and keys of one pair, each rotated by its own position and then multiplied.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1105);
    const errorOf = () => {
      const [q1, q2, k1, k2] = [rng.normal(), rng.normal(), rng.normal(), rng.normal()];
      const [omega, t, j] = [rng.uniform(), rng.integer(0, 50), rng.integer(0, 50)];
      const score = dot(rotated([q1, q2], t, [omega]), rotated([k1, k2], j, [omega]));
      const phi = omega * (j - t);
      const closed = (q1 * k1 + q2 * k2) * Math.cos(phi) + (q2 * k1 - q1 * k2) * Math.sin(phi);
      return Math.max(Math.abs(score - dot([q1, q2], apply(rotation(phi), [k1, k2]))), Math.abs(score - closed));
    };
    return Math.max(...range(40).map(errorOf));
  },
};

/** e_{tj} = q_tᵀk_j/√d_k - m_h (t - j) with m_h = 2^(-8h/H): content weights times exp(-m_h (t - j)), normalized anew. */
export const linearBias: Check = {
  method: 'Penalized scores against content weights faded by one factor a step; slopes of 4 and of 8 heads by hand.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1106);
    const [query, keys] = [normalVector(rng, 4), normalMatrix(rng, 6, 4)];
    const { weights: content } = attend({ query, keys, values: identity(6) });
    const errorOf = (slope: number) => {
      const scores = keys.map((key, j) => dot(query, key) / 2 - slope * (5 - j));
      const faded = content.map((weight, j) => weight * Math.exp(-slope) ** (5 - j));
      return distance([softmax(scores)], [times(1 / sum(faded), faded)]);
    };
    const slopes = [2, 4, 6, 8, ...range(8).map((h) => h + 1)].map((halvings) => 1 / 2 ** halvings);
    const missed = distance([[...alibiSlopes(4), ...alibiSlopes(8)]], [slopes]);
    return Math.max(missed, ...alibiSlopes(8).map(errorOf));
  },
};

/** concat_h(A_hV_h) W_oᵀ = Σ_h A_h X W_{v,h}ᵀ W_{o,h}ᵀ. */
export const multiHeadSum: Check = {
  method: 'Three heads concatenated and projected, against the sum of routed rank-two maps, with a causal mask.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1107);
    const [inputs, output] = [normalMatrix(rng, 4, 6), normalMatrix(rng, 6, 6)];
    const heads = range(3).map(() => randomHead(rng, [2, 6]));
    const parts = heads.map((head, h) => {
      const columns = output.map((row) => row.slice(2 * h, 2 * h + 2));
      const { weights } = selfAttention(inputs, head, causalMask(4));
      return multiply(weights, multiply(inputs, transpose(multiply(columns, head.value))));
    });
    return distance(multiHeadAttention(inputs, { heads, output }, causalMask(4)), parts.reduce(add)); // prettier-ignore
  },
};

/** J = (I - 11ᵀ/d - x̂x̂ᵀ/d)/s for layer norm, (I - x̂x̂ᵀ/d)/r for RMS norm. */
export const normJacobians: Check = {
  method: 'Finite differences of both norms at random vectors of six entries.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1108);
    const errorOf = () => {
      const entries = normalVector(rng, 6).map((entry) => 3 * entry + 1);
      const measured = [standardized, rmsNormalized].flatMap((norm) => jacobian((x) => norm(x, 0), entries));
      return distance(measured, [...layerNormJacobian(entries), ...rmsNormJacobian(entries)]);
    };
    return Math.max(...range(10).map(errorOf));
  },
};

/** Post-norm has the Jacobian J_LN(I + J_F), pre-norm I + J_F J_LN. */
export const normPlacement: Check = {
  method: 'Finite differences of both sublayers with a branch B tanh(Au) of width five.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1109);
    const [A, B, state] = [normalMatrix(rng, 7, 5), normalMatrix(rng, 5, 7), normalVector(rng, 5)];
    const branch = (u: Vector) => apply(B, apply(A, u).map(Math.tanh));
    const ofBranch = (u: Vector) => multiply(B, multiply(diagonal(apply(A, u).map((a) => 1 - Math.tanh(a) ** 2)), A));
    const normed = (u: Vector) => standardized(u, 0);
    const inside = add(identity(5), multiply(ofBranch(normed(state)), layerNormJacobian(state)));
    const behind = multiply(layerNormJacobian(total(state, branch(state))), add(identity(5), ofBranch(state)));
    const [pre, post] = [(u: Vector) => total(u, branch(normed(u))), (u: Vector) => normed(total(u, branch(u)))];
    return distance([...jacobian(pre, state), ...jacobian(post, state)], [...inside, ...behind]);
  },
};

/** Pre-norm: E‖h‖² grows by d with each sublayer. Post-norm: E s² = 2 - 1/d for the spread s of a normalized stream plus branch, and Π 1/s ≈ 2^(-ℓ/2). */
export const streamGrowth: Check = {
  method: 'Exact means over all signs: 4,096 paths of pre-norm, 512 sums of post-norm; a gradient back by skips.',
  tolerance: 1e-12,
  error: () => {
    const signs = (size: number) => signMatrices({ rows: size, columns: size, size: 1 / Math.sqrt(size) });
    const start = [0.3, -1.7];
    const step = (state: Vector, matrix: Matrix) => total(state, apply(matrix, standardized(state, 0)));
    const grown = meanAlong(signs(2), { start, length: 3, step }, (end) => dot(end, end));
    const state = standardized([0.2, 1, -2], 0);
    const variance = meanOver(signs(3), (matrix) => statisticsOf(total(state, apply(matrix, state))).variance);
    const { gradient } = skippedThrough([2, 4, 3].map(walshSigns), { stream: walshSigns(1), gradient: walshSigns(7) });
    const skipped = norm(gradient) / Math.sqrt(8) - 2 ** (-3 / 2);
    return distance([[grown, variance, skipped]], [[dot(start, start) + 3 * 2, 2 - 1 / 3, 0]]);
  },
};

/** 4d² + 4d, 8d² + 5d and 4d: a block has 12d² + 13d parameters; Vd + T_max d + L(12d² + 13d) + 2d in all. */
export const parameterCount: Check = {
  method: 'All numbers in the weights of working blocks counted, with one head and with four. Number of misses.',
  tolerance: 0,
  error: () => {
    const errorOf = (shape: TransformerShape, written: (d: number) => number) => {
      const block = measuredBlock(createRng(1111), shape, 1).parameters;
      const whole = parameterCounts({ ...shape, layers: 5, vocabulary: 7, positions: 4 }).total;
      const counted = 5 * block + countNumbers(normalMatrix(createRng(1), 7 + 4 + 2, shape.width));
      return Math.abs(whole - counted) + Math.abs(written(shape.width) - block);
    };
    const full = (d: number) => 12 * d ** 2 + 13 * d;
    return errorOf(FULL_SHAPE, full) + errorOf(ONE_HEAD, full) + errorOf(SHARED_HEADS, (d) => 9 * d ** 2 + 4 * d);
  },
};

/** A layer takes 24Td² + 4T²d operations forward; 2 for each weight and token, and twice that backward. */
export const operationCount: Check = {
  method: 'Each multiplication and addition of working blocks counted as it happens, and those of a backward pass.',
  tolerance: 0,
  error: () => {
    const errorOf = (shape: TransformerShape, written: (d: number) => number) => {
      const { operations } = measuredBlock(createRng(1112), shape, 7);
      const { linear, quadratic } = operationCounts(shape, 7);
      return Math.abs(operations - linear - quadratic) + Math.abs(operations - written(shape.width));
    };
    const full = (d: number) => 24 * 7 * d ** 2 + 4 * 7 ** 2 * d;
    const shared = (d: number) => 18 * 7 * d ** 2 + 4 * 7 ** 2 * d;
    const { forward, backward } = measuredProduct(normalMatrix(createRng(2), 4, 3), 5);
    const training = Math.abs(forward - 2 * 12 * 5) + Math.abs(forward + backward - 6 * 12 * 5);
    return training + errorOf(FULL_SHAPE, full) + errorOf(ONE_HEAD, full) + errorOf(SHARED_HEADS, shared);
  },
};

/** Cached numbers 2H_kv d_k T, operations 24Td² + 2T(T+1)d with the cache, 12T(T+1)d² + ⅔T(T+1)(2T+1)d without. */
export const keyValueCache: Check = {
  method: 'Six tokens through working blocks one by one, cached and recomputed; bytes of three layers.',
  tolerance: 1e-12,
  error: () => {
    const errorOf = (shape: TransformerShape, written: Vector) => {
      const { gap, ...block } = measuredBlock(createRng(1113), shape, 6);
      const { cached, recomputed } = generationCounts(shape, 6);
      const bytes = cacheBytes({ ...shape, layers: 3 }, { tokens: 6, bytesPerNumber: 2, batch: 1 });
      const measured = [block.cached, block.recomputed, block.cachedNumbers];
      return Math.max(gap, distance([[cached, recomputed, bytes / 6], written], [measured, measured]));
    };
    const full = errorOf(FULL_SHAPE, [24 * 6 * 64 + 2 * 42 * 8, 12 * 42 * 64 + (2 / 3) * 42 * 13 * 8, 2 * 4 * 2 * 6]);
    const one = errorOf(ONE_HEAD, [24 * 6 * 36 + 2 * 42 * 6, 12 * 42 * 36 + (2 / 3) * 42 * 13 * 6, 2 * 1 * 6 * 6]);
    return Math.max(full, one, errorOf(SHARED_HEADS, [18 * 6 * 64 + 2 * 42 * 8, 9 * 42 * 64 + 364 * 8, 2 * 2 * 2 * 6]));
  },
};

/** u' = max(u, max e), z' = e^(u-u') z + Σ e^(e-u'), o' = (e^(u-u') z o + Σ e^(e-u') v)/z'. */
export const onlineSoftmax: Check = {
  method: 'Twelve keys taken in blocks of one to twelve, against softmax attention on all of them at once.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1114);
    const [query, keys, values] = [normalVector(rng, 4), normalMatrix(rng, 12, 4), normalMatrix(rng, 12, 3)];
    const { scores, output } = attend({ query, keys: scale(20, keys), values });
    const errorOf = (size: number) => {
      const blocks = range(12).filter((j) => j % size === 0).map((j) => range(12).slice(j, j + size)); // prettier-ignore
      const taken = (of: readonly number[]) => [of.map((j) => at(scores, j)), of.map((j) => at(values, j))] as const;
      const state = blocks.reduce((before, of) => afterBlock(before, ...taken(of)), nothingSeen(3));
      return distance([state.output], [output]);
    };
    return Math.max(...range(12).map((i) => errorOf(i + 1)));
  },
};

/** P* = G(C/6)^(β/(α+β)), D* = (1/G)(C/6)^(α/(α+β)), G = (αA/(βB))^(1/(α+β)). */
export const computeOptimalSize: Check = {
  method: 'The least loss along 6PD = C, searched for by cutting intervals of ln P in three, for several budgets.',
  tolerance: 1e-6,
  error: () => {
    const laws = [CHINCHILLA, { ...CHINCHILLA, ofTokens: { coefficient: 50, exponent: 0.5 } }];
    const errorOf = (law: ScalingLaw, budget: number) => {
      const { parameters, tokens } = computeOptimal(law, budget);
      const lossAt = (x: number) => scalingLoss(law, { parameters: Math.exp(x), tokens: budget / 6 / Math.exp(x) });
      const found = leastBetween(lossAt, [1, 60]);
      return Math.max(Math.abs(Math.log(parameters) - found), Math.abs(Math.log((6 * parameters * tokens) / budget)));
    };
    return Math.max(...laws.flatMap((law) => [1e18, 1e20, 1e24].map((budget) => errorOf(law, budget))));
  },
};
