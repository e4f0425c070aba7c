import { at, range } from './array.ts';
import { add, diagonal, type Matrix, multiply, outer, scale, transpose } from './matrix.ts';
import { polarFactor } from './newton-schulz.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { dot, type Vector } from './vector.ts';

/** A symmetric matrix with these eigenvalues and random orthonormal eigenvectors. */
export function withEigenvalues(rng: Rng, eigenvalues: Vector): Matrix {
  const basis = polarFactor(normalMatrix(rng, eigenvalues.length, eigenvalues.length));
  return multiply(transpose(basis), multiply(diagonal(eigenvalues), basis));
}

const RANK_TOLERANCE = 1e-9;

/**
 * A power of a symmetric matrix that has no negative eigenvalue, taken on its range: eigenvalues below 1e-9 of the
 * largest count as zero and stay zero, also under a negative exponent. The largest must be above 0.
 */
export function symmetricPower(matrix: Matrix, exponent: number): Matrix {
  const { values, vectors } = symmetricEigen(matrix);
  const kept = range(values.length).filter((i) => at(values, i) > RANK_TOLERANCE * at(values, 0));
  const parts = kept.map((i) => scale(at(values, i) ** exponent, outer(at(vectors, i), at(vectors, i))));
  return parts.reduce((a, b) => add(a, b));
}

/** The coordinates of points along each eigenvector of a symmetric matrix, with its eigenvalue: one list for each. */
export function alongEigenvectors(
  matrix: Matrix,
  points: readonly Vector[],
): readonly { readonly eigenvalue: number; readonly coordinates: Vector }[] {
  const { values, vectors } = symmetricEigen(matrix);
  return values.map((eigenvalue, i) => ({
    eigenvalue,
    coordinates: points.map((point) => dot(point, at(vectors, i))),
  }));
}
