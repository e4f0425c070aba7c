import { at, range, sum } from '../../core/array.ts';
import { attention } from '../../core/attention.ts';
import type { AttentionRows, FeatureMap } from '../../core/linear-attention.ts';
import { add, apply, type Matrix, multiply, scale, transpose } from '../../core/matrix.ts';
import { normalDirections, positiveFeatures, trigonometricFeatures } from '../../core/random-features.ts';
import { createRng } from '../../core/rng.ts';
import { dot, total, type Vector } from '../../core/vector.ts';

/** Tokens, and the widths of keys and of values. */
export const [TOKENS, KEY_WIDTH, VALUE_WIDTH] = [16, 4, 4];

/** The two kinds of random features. */
export const TYPES = ['positive', 'trigonometric'] as const;

/** The numbers of features on offer. */
export const COUNTS = [8, 16, 32, 64, 128, 256];

/** One experiment: random queries, keys and values, and directions for the most features on offer. */
export interface Draw {
  readonly rows: AttentionRows;
  /** 256 of them; with fewer features the first ones are used. */
  readonly directions: Matrix;
  /** Softmax attention: weights, T by T, and outputs. */
  readonly weights: Matrix;
  readonly outputs: Matrix;
}

/** What random features make of one draw. */
export interface Estimate {
  /** φ(Q)φ(K)ᵀ with each row divided by its sum, T by T. */
  readonly weights: Matrix;
  readonly outputs: Matrix;
  /** The sums of the rows, which should be positive. */
  readonly denominators: Vector;
  /** ‖O - Ô‖ / ‖O‖ in the Frobenius norm. */
  readonly error: number;
}

/** Which features, and how many. */
export interface Recipe {
  readonly type: (typeof TYPES)[number];
  readonly count: number;
}

/** Queries, then keys, of the given size, then values of size 1, then directions: one stream of normals, row by row. */
export function drawOf(seed: number, size: number): Draw {
  const rng = createRng(seed);
  const queries = scale(size, normalDirections(rng, TOKENS, KEY_WIDTH));
  const keys = scale(size, normalDirections(rng, TOKENS, KEY_WIDTH));
  const rows = { queries, keys, values: normalDirections(rng, TOKENS, VALUE_WIDTH) };
  const directions = normalDirections(rng, at(COUNTS, COUNTS.length - 1), KEY_WIDTH);
  const { weights, outputs } = attention(rows);
  return { rows, directions, weights, outputs };
}

/** Approximates the attention of a draw. The weights are written out to be shown; the outputs come by way of the sums alone. */
export function estimateOf(draw: Draw, recipe: Recipe): Estimate {
  const features = featuresOf(draw, recipe);
  const { keys, values } = draw.rows;
  const [queried, mapped] = [draw.rows.queries.map(features), keys.map(features)];
  const denominators = apply(queried, total(at(mapped, 0), ...mapped.slice(1)));
  const divided = (rows: Matrix) => rows.map((row, i) => row.map((entry) => entry / at(denominators, i)));
  const outputs = divided(multiply(queried, multiply(transpose(mapped), values)));
  return {
    weights: divided(multiply(queried, transpose(mapped))),
    outputs,
    denominators,
    error: size(add(draw.outputs, scale(-1, outputs))) / size(draw.outputs),
  };
}

/** Directions that a number of features takes: a cosine and a sine share one. */
export function directionCount({ type, count }: Recipe): number {
  return type === 'trigonometric' ? count / 2 : count;
}

/** Multiplications with random features for T tokens, the features included: 2TCd_v + TC + 2TC'd_k for C' directions. */
export function featureMultiplications(tokens: number, recipe: Recipe): number {
  const { count } = recipe;
  return tokens * (2 * count * VALUE_WIDTH + count + 2 * directionCount(recipe) * KEY_WIDTH);
}

/** Whether the denominator of some row is not positive. */
export function breaksDown({ denominators }: Pick<Estimate, 'denominators'>): boolean {
  return denominators.some((denominator) => denominator <= 0);
}

/** The mean of some numbers, at least one. */
export function mean(numbers: Vector): number {
  return sum(numbers) / numbers.length;
}

function featuresOf({ directions }: Draw, recipe: Recipe): FeatureMap {
  const used = directions.slice(0, directionCount(recipe));
  return recipe.type === 'trigonometric' ? trigonometricFeatures(used) : positiveFeatures(used);
}

function size(matrix: Matrix): number {
  return Math.sqrt(sum(range(matrix.length).map((i) => dot(at(matrix, i), at(matrix, i)))));
}
