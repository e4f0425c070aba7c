import { at, range, sum } from '../../core/array.ts';
import { quadraticFeatures } from '../../core/linear-attention.ts';
import type { Matrix } from '../../core/matrix.ts';
import { dot, total, type Vector } from '../../core/vector.ts';

/** What is drawn: three tokens with queries and keys in {0, 1, 2}², and a value of one number each. */
export interface Numbers {
  readonly queries: Matrix;
  readonly keys: Matrix;
  readonly values: Vector;
}

/** What three queries read: sums of similarity times value, sums of similarities, and their quotients. */
export interface Reads {
  readonly numerators: Vector;
  readonly denominators: Vector;
  readonly outputs: Vector;
}

/** A rule by which a query is compared with a key. */
export type Similarity = (query: Vector, key: Vector) => number;

/** (1 + qᵀk)². */
export const quadratic: Similarity = (query, key) => (1 + dot(query, key)) ** 2;

/** 1 + qᵀk, with the square forgotten. */
export const linear: Similarity = (query, key) => 1 + dot(query, key);

/** The same tokens with the roles of queries and keys exchanged. */
export function swapped({ queries, keys, values }: Numbers): Numbers {
  return { queries: keys, keys: queries, values };
}

/** Attention pair by pair; each query reads the keys at its own position and before. */
export function causalReads(numbers: Numbers, similarity: Similarity): Reads {
  return readsOf(numbers, { similarity, sees: (i, j) => j <= i });
}

/** Attention pair by pair, where each query reads all keys. */
export function fullReads(numbers: Numbers, similarity: Similarity): Reads {
  return readsOf(numbers, { similarity, sees: () => true });
}

/** φ(k_1), φ(k_1) + φ(k_2) and so on: the normalizers z_1, z_2, z_3, six entries each. */
export function normalizers({ keys }: Pick<Numbers, 'keys'>): readonly Vector[] {
  const features = keys.map(quadraticFeatures);
  return features.map((first, i) => total(first, ...features.slice(0, i)));
}

function readsOf(
  { queries, keys, values }: Numbers,
  { similarity, sees }: { readonly similarity: Similarity; readonly sees: (query: number, key: number) => boolean },
): Reads {
  const seen = queries.map((_, i) => range(keys.length).filter((j) => sees(i, j)));
  const addUp = (factor: (j: number) => number) =>
    queries.map((query, i) => sum(at(seen, i).map((j) => factor(j) * similarity(query, at(keys, j)))));
  const numerators = addUp((j) => at(values, j));
  const denominators = addUp(() => 1);
  return { numerators, denominators, outputs: numerators.map((numerator, i) => numerator / at(denominators, i)) };
}
