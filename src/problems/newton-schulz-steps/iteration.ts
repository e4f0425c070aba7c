import { at, range } from '../../core/array.ts';
import { newtonSchulzPolynomials, nextSingularValue, type OddPolynomial } from '../../core/newton-schulz.ts';

/** What is drawn. */
export interface Numbers {
  /** The singular value at the start, between 0 and √3. */
  readonly start: number;
  /** Steps of the cubic. */
  readonly steps: number;
  /** The sides of the matrix, the smaller one first. */
  readonly sides: readonly [number, number];
  /** Tokens of one batch. */
  readonly tokens: number;
}

/** Steps of the quintic whose operations are counted. */
export const COUNTED_STEPS = 5;

/** The singular value at the start and after each step of a polynomial. */
export function iterates(polynomial: OddPolynomial, start: number, steps: number): readonly number[] {
  const values = [start];
  for (const k of range(steps)) values.push(nextSingularValue(polynomial, at(values, k)));
  return values;
}

/** The path under the cubic, and two steps under the quintic. */
export function paths({ start, steps }: Numbers): {
  readonly cubic: readonly number[];
  readonly quintic: readonly number[];
} {
  return {
    cubic: iterates(newtonSchulzPolynomials.cubic, start, steps),
    quintic: iterates(newtonSchulzPolynomials.quintic, start, 2),
  };
}

/** Additions and multiplications of one quintic step on a matrix with these sides, the smaller one first. */
export interface Operations {
  /** The product of the matrix with its transpose: 2a²b. */
  readonly gram: number;
  /** The square of that: 2a³. */
  readonly square: number;
  /** Their mixture times the matrix: 2a²b. */
  readonly back: number;
  /** Five steps together: 20a²b + 10a³. */
  readonly all: number;
  /** The training of a batch through the same matrix: 6ab for each token. */
  readonly training: number;
}

/** Counts the matrix products alone; the sums of matrices are of lower order. */
export function operations({ sides, tokens }: Pick<Numbers, 'sides' | 'tokens'>): Operations {
  const [a, b] = sides;
  const gram = 2 * a ** 2 * b;
  const square = 2 * a ** 3;
  return { gram, square, back: gram, all: COUNTED_STEPS * (2 * gram + square), training: 6 * a * b * tokens };
}
