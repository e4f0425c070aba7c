import { at, sum } from './array.ts';
import { add, apply, type Matrix, multiply, outer, transpose } from './matrix.ts';
import { dot, times, total, type Vector } from './vector.ts';

/** T' queries, T keys and T values, one a row: T' by d_k, T by d_k, T by d_v. */
export interface AttentionRows {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Matrix;
}

/** A map φ from R^{d_k} to R^C whose inner products are the similarity of a query and a key. */
export type FeatureMap = (x: Vector) => Vector;

/** Kernel smoothing with every similarity written out: o_i = Σ_j sim(q_i, k_j) v_j / Σ_j sim(q_i, k_j), T' by d_v. */
export function kernelAttention(
  { queries, keys, values }: AttentionRows,
  similarity: (query: Vector, key: Vector) => number,
): Matrix {
  return queries.map((query) => {
    const similarities = keys.map((key) => similarity(query, key));
    return times(1 / sum(similarities), apply(transpose(values), similarities));
  });
}

/** The same one position after another, each query on the keys up to its own position; T' = T. */
export function causalKernelAttention(
  { queries, keys, values }: AttentionRows,
  similarity: (query: Vector, key: Vector) => number,
): Matrix {
  return queries.map((query, i) => {
    const seen = { queries: [query], keys: keys.slice(0, i + 1), values: values.slice(0, i + 1) };
    return at(kernelAttention(seen, similarity), 0);
  });
}

/**
 * Linear attention: O = φ(Q)(φ(K)ᵀV), each row divided by φ(q_i)ᵀ Σ_j φ(k_j); never a T' by T matrix.
 *
 * A denominator of 0 gives a row that is not finite, a negative one turns the signs of its row.
 */
export function linearAttention({ queries, keys, values }: AttentionRows, features: FeatureMap): Matrix {
  const mapped = keys.map(features);
  const sums = multiply(transpose(mapped), values);
  const normalizer = total(at(mapped, 0), ...mapped.slice(1));
  return queries.map((query) => readOut(features(query), { sums, normalizer }));
}

/** What causal linear attention remembers after a position: all that it will ever need of the tokens so far. */
export interface LinearState {
  /** S_i = Σ_{j ≤ i} φ(k_j) v_jᵀ, C by d_v. */
  readonly sums: Matrix;
  /** z_i = Σ_{j ≤ i} φ(k_j), C entries. */
  readonly normalizer: Vector;
}

/** The outputs of causal linear attention, T by d_v, and its state after every position. */
export interface CausalLinearAttention {
  readonly outputs: Matrix;
  readonly states: readonly LinearState[];
}

/** Causal linear attention by running sums: S_i = S_{i-1} + φ(k_i)v_iᵀ, z_i = z_{i-1} + φ(k_i), o_i = S_iᵀφ(q_i) / φ(q_i)ᵀz_i. */
export function causalLinearAttention(
  { queries, keys, values }: AttentionRows,
  features: FeatureMap,
): CausalLinearAttention {
  const states: LinearState[] = [];
  for (const [i, key] of keys.entries()) states.push(nextState(states[i - 1], features(key), at(values, i)));
  return { outputs: states.map((state, i) => readOut(features(at(queries, i)), state)), states };
}

/** The features of (1 + qᵀk)²: 1, √2 x_i, x_i², √2 x_i x_j for i < j; (d + 1)(d + 2) / 2 of them. */
export function quadraticFeatures(x: Vector): Vector {
  const mixed = x.flatMap((left, i) => x.slice(i + 1).map((right) => Math.SQRT2 * left * right));
  return [1, ...times(Math.SQRT2, x), ...x.map((entry) => entry ** 2), ...mixed];
}

/** elu(x) + 1 elementwise: x + 1 from 0 on, exp(x) below; positive (A. Katharopoulos and others, 2020). */
export function eluFeatures(x: Vector): Vector {
  return x.map((entry) => (entry > 0 ? entry + 1 : Math.exp(entry)));
}

/** The sizes that decide what attention costs. */
export interface AttentionSize {
  /** T, for queries and keys alike. */
  readonly tokens: number;
  /** d_k. */
  readonly keyWidth: number;
  /** d_v. */
  readonly valueWidth: number;
}

/** Multiplications of softmax attention over all pairs: T²(d_k + d_v), for the scores and for the mix. */
export function softmaxMultiplications({ tokens, keyWidth, valueWidth }: AttentionSize): number {
  return tokens ** 2 * (keyWidth + valueWidth);
}

/** Multiplications of linear attention with C features: 2TC d_v + TC, for the sums, their reads and the reads of z; φ is not counted. */
export function linearMultiplications({ tokens, valueWidth }: AttentionSize, features: number): number {
  return 2 * tokens * features * valueWidth + tokens * features;
}

function nextState(before: LinearState | undefined, mapped: Vector, value: Vector): LinearState {
  const product = outer(mapped, value);
  if (before === undefined) return { sums: product, normalizer: mapped };
  return { sums: add(before.sums, product), normalizer: total(before.normalizer, mapped) };
}

function readOut(mapped: Vector, { sums, normalizer }: LinearState): Vector {
  return times(1 / dot(mapped, normalizer), apply(transpose(sums), mapped));
}
