import { add, type Matrix, multiply, scale, transpose } from './matrix.ts';
import { svd } from './singular-values.ts';

/** The coefficients a, b, c of the odd polynomial as + bs³ + cs⁵. */
export type OddPolynomial = readonly [number, number, number];

/**
 * The polynomials that are iterated to make all singular values alike.
 *
 * The cubic converges to 1 from every start in (0, √3). The quintic (K. Jordan et al., 2024) trades convergence
 * for a steeper start: it settles in a band around 1.
 */
export const newtonSchulzPolynomials = {
  cubic: [1.5, -0.5, 0],
  quintic: [3.4445, -4.775, 2.0315],
} as const satisfies Readonly<Record<string, OddPolynomial>>;

/** The band that maps into itself under the quintic: after five steps it holds every start in [0.0016, 1]. */
export const QUINTIC_BAND: readonly [number, number] = [0.6818, 1.2024];

/** What one step makes of a singular value s: as + bs³ + cs⁵. */
export function nextSingularValue([a, b, c]: OddPolynomial, s: number): number {
  const square = s * s;
  return s * (a + square * (b + square * c));
}

/** One step on a whole matrix, m by n: aX + (bA + cA²)X with A = XXᵀ. It never needs a decomposition. */
export function newtonSchulzStep([a, b, c]: OddPolynomial, x: Matrix): Matrix {
  const gram = multiply(x, transpose(x));
  const mixed = add(scale(b, gram), scale(c, multiply(gram, gram)));
  return add(scale(a, x), multiply(mixed, x));
}

/** The Frobenius norm: the root of the sum of the squares of all entries. */
export function frobeniusNorm(matrix: Matrix): number {
  return Math.hypot(...matrix.flat());
}

/** The matrix divided by its Frobenius norm, so that no singular value exceeds 1; a matrix of zeros stays one. */
export function frobeniusNormalized(matrix: Matrix): Matrix {
  const size = frobeniusNorm(matrix);
  return size === 0 ? matrix : scale(1 / size, matrix);
}

/** The polar factor UVᵀ of a matrix, by its singular value decomposition; directions of singular value 0 are left out. */
export function polarFactor(matrix: Matrix): Matrix {
  const { u, v } = svd(matrix);
  if (u.length === 0) return scale(0, matrix);
  return multiply(transpose(u), v);
}
