import { at, range } from './array.ts';
import { softmax } from './dense-network.ts';
import { add, apply, type Matrix, multiply, outer, scale as scaled, transpose } from './matrix.ts';
import { dot, times, total, type Vector } from './vector.ts';

/** One query on a memory of T slots. */
export interface Lookup {
  /** In R^{d_k}. */
  readonly query: Vector;
  /** T keys of d_k entries, one a row. */
  readonly keys: Matrix;
  /** T values of d_v entries, one a row. */
  readonly values: Matrix;
  /** What the inner products are multiplied with; 1 / √d_k unless told. */
  readonly scale?: number;
}

/** What a soft lookup computes on its way: T scores, T weights that add up to 1, and the output in R^{d_v}. */
export interface Attended {
  readonly scores: Vector;
  readonly weights: Vector;
  readonly output: Vector;
}

/** The gradients of a loss in everything that went into a lookup, in the shapes of the lookup, and in its scores. */
export interface LookupGradients {
  readonly query: Vector;
  readonly keys: Matrix;
  readonly values: Matrix;
  readonly scores: Vector;
}

/** Soft lookup of one query: e_j = scale · qᵀk_j, α = softmax(e), o = Σ α_j v_j. */
export function attend({ query, keys, values, scale = scaleOf(keys) }: Lookup): Attended {
  const scores = times(scale, apply(keys, query));
  const weights = softmax(scores);
  return { scores, weights, output: apply(transpose(values), weights) };
}

/**
 * The gradients of one soft lookup from the gradient ō in its output, key by key.
 *
 * v̄_j = α_j ō, ē_j = α_j ōᵀ(v_j - o), q̄ = scale · Σ ē_j k_j, k̄_j = scale · ē_j q.
 */
export function attendBackward(lookup: Lookup, upstream: Vector): LookupGradients {
  const { query, keys, values, scale = scaleOf(keys) } = lookup;
  const { weights, output } = attend(lookup);
  const scores = weights.map((weight, j) => weight * (dot(upstream, at(values, j)) - dot(upstream, output)));
  const nothing = query.map(() => 0);
  return {
    query: times(scale, total(nothing, ...keys.map((key, j) => times(at(scores, j), key)))),
    keys: outer(times(scale, scores), query),
    values: outer(weights, upstream),
    scores,
  };
}

/** T' queries on T keys and values, one a row. */
export interface AttentionInputs {
  /** T' by d_k. */
  readonly queries: Matrix;
  /** T by d_k. */
  readonly keys: Matrix;
  /** T by d_v. */
  readonly values: Matrix;
  /** T' by T, added to the scores: 0 where a query may look, -Infinity where it may not. None unless told. */
  readonly mask?: Matrix | undefined;
  /** What the inner products are multiplied with; 1 / √d_k unless told. */
  readonly scale?: number | undefined;
}

/** Masked scores and weights, both T' by T, and outputs, T' by d_v. */
export interface AttentionOutputs {
  readonly scores: Matrix;
  readonly weights: Matrix;
  readonly outputs: Matrix;
}

/**
 * Attention in matrix form: A = softmax(scale · QKᵀ + M) row by row, O = AV.
 *
 * A query whose mask hides every key has weights 0/0: its rows are NaN.
 */
export function attention({ queries, keys, values, mask, scale = scaleOf(keys) }: AttentionInputs): AttentionOutputs {
  const products = scaled(scale, multiply(queries, transpose(keys)));
  const scores = mask === undefined ? products : add(products, mask);
  const weights = scores.map(softmax);
  return { scores, weights, outputs: multiply(weights, values) };
}

/** The mask of a decoder, T by T: position i sees the positions j ≤ i. */
export function causalMask(tokens: number): Matrix {
  return range(tokens).map((i) => range(tokens).map((j) => (j <= i ? 0 : -Infinity)));
}

/** The mask that hides padding from `rows` queries: one column for each key, -Infinity where the key is no real token. */
export function paddingMask(isReal: readonly boolean[], rows: number): Matrix {
  return range(rows).map(() => isReal.map((real) => (real ? 0 : -Infinity)));
}

/** The three projections of attention; each acts from the left on a column, the first two are d_k by d, the last d_v by d. */
export interface Projections {
  readonly query: Matrix;
  readonly key: Matrix;
  readonly value: Matrix;
}

/** Self-attention of T tokens in rows, T by d: Q = XW_qᵀ, K = XW_kᵀ, V = XW_vᵀ, scale 1 / √d_k. */
export function selfAttention(inputs: Matrix, { query, key, value }: Projections, mask?: Matrix): AttentionOutputs {
  return attention({
    queries: multiply(inputs, transpose(query)),
    keys: multiply(inputs, transpose(key)),
    values: multiply(inputs, transpose(value)),
    mask,
  });
}

function scaleOf(keys: Matrix): number {
  return 1 / Math.sqrt(at(keys, 0).length);
}
