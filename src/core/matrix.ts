import { at, range, sum } from './array.ts';
import { dot, type Vector } from './vector.ts';

/** A small dense matrix as the list of its rows, all of one length: entry (i, j) is `matrix[i][j]`, counted from 0. */
export type Matrix = readonly Vector[];

/** The n by n identity matrix. */
export function identity(n: number): Matrix {
  return diagonal(range(n).map(() => 1));
}

/** The square matrix with these entries on its diagonal and 0 elsewhere. */
export function diagonal(entries: Vector): Matrix {
  return entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));
}

/** The transpose: rows become columns. A matrix without rows gives one without rows. */
export function transpose(matrix: Matrix): Matrix {
  const columns = matrix[0]?.length ?? 0;
  return range(columns).map((j) => matrix.map((row) => at(row, j)));
}

/** Matrix times column vector: (m by n) times n gives m. Throws RangeError when the shapes do not fit. */
export function apply(matrix: Matrix, vector: Vector): Vector {
  return matrix.map((row) => dot(row, vector));
}

/** The product AB: (m by n) times (n by p) gives m by p. Throws RangeError when the shapes do not fit. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

/** The n-th power of a square matrix, for a whole n from 0 on. */
export function power(matrix: Matrix, n: number): Matrix {
  return range(n).reduce<Matrix>((before) => multiply(matrix, before), identity(matrix.length));
}

/** The trace of a square matrix; of a hat matrix, its effective degrees of freedom. */
export function trace(matrix: Matrix): number {
  return sum(matrix.map((row, i) => at(row, i)));
}

/** The outer product of two vectors: column times row, m by n. */
export function outer(column: Vector, row: Vector): Matrix {
  return column.map((left) => row.map((right) => left * right));
}

/** The sum of two matrices of one shape. */
export function add(a: Matrix, b: Matrix): Matrix {
  return a.map((row, i) => row.map((entry, j) => entry + at(at(b, i), j)));
}

/** The matrix with every entry multiplied by one factor. */
export function scale(factor: number, matrix: Matrix): Matrix {
  return matrix.map((row) => row.map((entry) => factor * entry));
}

/** The largest absolute difference between entries of two matrices of one shape. */
export function distance(a: Matrix, b: Matrix): number {
  const gaps = a.flatMap((row, i) => row.map((entry, j) => Math.abs(entry - at(at(b, i), j))));
  return Math.max(0, ...gaps);
}
