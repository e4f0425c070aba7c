import { at, range } from './array.ts';
import { identity, type Matrix } from './matrix.ts';
import { norm, type Vector } from './vector.ts';

/** The eigenvalues of a symmetric matrix and, in the same order, its eigenvectors. */
export interface SymmetricEigen {
  /** From the largest to the smallest, n of them. */
  readonly values: Vector;
  /** Vector i belongs to value i; all have length 1 and are orthogonal. The entry of largest size is positive. */
  readonly vectors: readonly Vector[];
}

const MOST_SWEEPS = 60;
const NEGLIGIBLE = 1e-15;

/**
 * Eigenvalues and eigenvectors of a symmetric n by n matrix, by cyclic Jacobi rotations (Golub and Van Loan,
 * Matrix Computations, section 8.5). Only the symmetric part counts. Entries must be finite.
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const rows = matrix.map((row, i) => row.map((entry, j) => (entry + at(at(matrix, j), i)) / 2));
  const columns = identity(matrix.length).map((row) => [...row]);
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(rows); sweep += 1) rotateAll(rows, columns);
  const order = range(rows.length).toSorted((i, j) => entryAt(rows, j, j) - entryAt(rows, i, i));
  return {
    values: order.map((i) => entryAt(rows, i, i)),
    vectors: order.map((i) => upright(columns.map((row) => at(row, i)))),
  };
}

type Rows = readonly number[][];

function entryAt(rows: Matrix, i: number, j: number): number {
  return at(at(rows, i), j);
}

function isDiagonal(rows: Matrix): boolean {
  const beside = rows.map((row, i) => norm(row.filter((_, j) => j !== i)));
  return norm(beside) <= NEGLIGIBLE * norm(rows.map(norm));
}

/** One sweep: every entry above the diagonal is turned to zero once. The rows and columns are changed in place. */
function rotateAll(rows: Rows, columns: Rows): void {
  for (let p = 0; p < rows.length; p += 1) {
    for (let q = p + 1; q < rows.length; q += 1) {
      const turn = rotationFor(rows, p, q);
      for (const row of rows) turnPair(row, turn);
      turnRows(rows, turn);
      for (const row of columns) turnPair(row, turn);
    }
  }
}

interface Rotation {
  readonly p: number;
  readonly q: number;
  readonly cosine: number;
  readonly sine: number;
}

/** The rotation in the plane of p and q that makes entry (p, q) zero; the smaller of the two angles. */
function rotationFor(rows: Matrix, p: number, q: number): Rotation {
  const beside = entryAt(rows, p, q);
  if (beside === 0) return { p, q, cosine: 1, sine: 0 };
  const slope = (entryAt(rows, q, q) - entryAt(rows, p, p)) / (2 * beside);
  const tangent = (slope >= 0 ? 1 : -1) / (Math.abs(slope) + Math.hypot(slope, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  return { p, q, cosine, sine: tangent * cosine };
}

function turnPair(row: number[], { p, q, cosine, sine }: Rotation): void {
  const [left, right] = [at(row, p), at(row, q)];
  row[p] = cosine * left - sine * right;
  row[q] = sine * left + cosine * right;
}

function turnRows(rows: Rows, turn: Rotation): void {
  const [above, below] = [at(rows, turn.p), at(rows, turn.q)];
  for (let j = 0; j < above.length; j += 1) {
    const pair = [at(above, j), at(below, j)];
    turnPair(pair, { ...turn, p: 0, q: 1 });
    above[j] = at(pair, 0);
    below[j] = at(pair, 1);
  }
}

/** A unit vector or its opposite, so that the entry of largest size is positive: the sign is otherwise a matter of chance. */
function upright(vector: Vector): Vector {
  const largest = vector.reduce((best, entry) => (Math.abs(entry) > Math.abs(best) + 1e-12 ? entry : best), 0);
  return largest < 0 ? vector.map((entry) => -entry) : vector;
}
