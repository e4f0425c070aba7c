import { at, range } from './array.ts';
import type { Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/**
 * The matrix X with AX = B, by Gaussian elimination with partial pivoting.
 *
 * A is n by n, B and X are n by m. Throws RangeError when A is singular to working precision.
 */
export function solve(a: Matrix, b: Matrix): Matrix {
  const n = a.length;
  let rows: Matrix = a.map((row, i) => [...row, ...at(b, i)]);
  for (const column of range(n)) rows = eliminated(rows, column);
  return rows.map((row) => row.slice(n));
}

/** The rows with a leading 1 in this column of its own row, and 0 in this column of all others. */
function eliminated(rows: Matrix, column: number): Matrix {
  const swapped = withPivotAt(rows, column);
  const pivotRow = at(swapped, column);
  const pivot = at(pivotRow, column);
  if (Math.abs(pivot) < Number.EPSILON * largest(rows)) throw new RangeError('the matrix is singular');
  const lead = pivotRow.map((entry) => entry / pivot);
  return swapped.map((row, i) => (i === column ? lead : minus(row, at(row, column), lead)));
}

function withPivotAt(rows: Matrix, column: number): Matrix {
  const size = (i: number) => Math.abs(at(at(rows, i), column));
  const below = range(rows.length).slice(column);
  const best = below.reduce((winner, i) => (size(i) > size(winner) ? i : winner), column);
  return rows.map((row, i) => (i === column ? at(rows, best) : i === best ? at(rows, column) : row));
}

function minus(row: Vector, factor: number, lead: Vector): Vector {
  return row.map((entry, j) => entry - factor * at(lead, j));
}

function largest(rows: Matrix): number {
  return Math.max(0, ...rows.flat().map(Math.abs));
}
