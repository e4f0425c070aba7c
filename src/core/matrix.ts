import { at, range } from './array.ts';
import { dot, norm, type Vector } from './vector.ts';

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

const MOST_SWEEPS = 60;
const ORTHOGONAL = 1e-15;

/**
 * The largest singular value, which is the factor by which a matrix stretches at most.
 *
 * One-sided Jacobi (M. Hestenes, 1958): plane rotations from the right make the columns orthogonal, and
 * their lengths are then the singular values. Entries are scaled first, so that tiny and huge matrices
 * neither underflow nor overflow. NaN when an entry is not finite.
 */
export function spectralNorm(matrix: Matrix): number {
  const size = Math.max(0, ...matrix.flat().map(Math.abs));
  if (size === 0) return 0;
  let columns = transpose(matrix.map((row) => row.map((entry) => entry / size)));
  for (let sweep = 0; sweep < MOST_SWEEPS && !isOrthogonal(columns); sweep += 1) columns = jacobiSweep(columns);
  return size * Math.max(...columns.map(norm));
}

/** Rotates every pair of columns once, in the plane that they span, so that the pair becomes orthogonal. */
function jacobiSweep(columns: Matrix): Matrix {
  const turned = [...columns];
  for (let p = 0; p < turned.length; p += 1) {
    for (let q = p + 1; q < turned.length; q += 1) {
      [turned[p], turned[q]] = orthogonalized(at(turned, p), at(turned, q));
    }
  }
  return turned;
}

function orthogonalized(p: Vector, q: Vector): readonly [Vector, Vector] {
  const overlap = dot(p, q);
  if (overlap === 0) return [p, q];
  const zeta = (dot(q, q) - dot(p, p)) / (2 * overlap);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  return [p.map((entry, i) => cosine * entry - sine * at(q, i)), p.map((entry, i) => sine * entry + cosine * at(q, i))];
}

function isOrthogonal(columns: Matrix): boolean {
  return columns.every((p, i) =>
    columns.slice(i + 1).every((q) => Math.abs(dot(p, q)) <= ORTHOGONAL * norm(p) * norm(q)),
  );
}
