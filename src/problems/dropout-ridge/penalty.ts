import { at, sum } from '../../core/array.ts';
import type { Matrix } from '../../core/matrix.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn. */
export interface Numbers {
  /** X, 3 by 2. */
  readonly inputs: Matrix;
  /** y, three of them. */
  readonly targets: Vector;
  /** p, the probability that an entry is kept. */
  readonly keep: number;
}

/** Two numbers, one for each feature. */
export type Pair = readonly [number, number];

/** The symmetric matrix ((a, c), (c, b)). */
export interface Gram {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The answers in numbers. */
export interface Penalized {
  /** XᵀX */
  readonly gram: Gram;
  /** Xᵀy */
  readonly moments: Pair;
  /** (1 - p) / p */
  readonly noise: number;
  /** The strength of the penalty on each squared weight: the noise times the energy of the column. */
  readonly strengths: Pair;
  readonly leastSquares: Pair;
  readonly dropout: Pair;
  /** The mean of the two strengths. */
  readonly lambda: number;
  readonly ridge: Pair;
}

/** Least squares, dropout on the inputs, and ridge with the same sum of strengths. */
export function penalized({ inputs, targets, keep }: Numbers): Penalized {
  const [first, second] = [inputs.map((row) => at(row, 0)), inputs.map((row) => at(row, 1))];
  const gram = { a: product(first, first), b: product(second, second), c: product(first, second) };
  const moments: Pair = [product(first, targets), product(second, targets)];
  const noise = (1 - keep) / keep;
  const lambda = (noise * (gram.a + gram.b)) / 2;
  const weights = (added: Pair) => solved(withDiagonal(gram, added), moments);
  return {
    gram,
    moments,
    noise,
    strengths: [noise * gram.a, noise * gram.b],
    leastSquares: weights([0, 0]),
    dropout: weights([noise * gram.a, noise * gram.b]),
    lambda,
    ridge: weights([lambda, lambda]),
  };
}

/** The matrix with two numbers added to its diagonal. */
export function withDiagonal({ a, b, c }: Gram, [first, second]: Pair): Gram {
  return { a: a + first, b: b + second, c };
}

/** The determinant ab - c². */
export function determinant({ a, b, c }: Gram): number {
  return a * b - c * c;
}

/** The solution of a 2 by 2 system by Cramer's rule. */
export function solved(gram: Gram, [first, second]: Pair): Pair {
  const size = determinant(gram);
  return [(gram.b * first - gram.c * second) / size, (gram.a * second - gram.c * first) / size];
}

function product(left: Vector, right: Vector): number {
  return sum(left.map((entry, i) => entry * at(right, i)));
}
