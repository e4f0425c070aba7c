import { range, sum } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import { meanSquare } from './normalization.ts';
import type { Vector } from './vector.ts';

/** The law of a matrix whose entries are +size or -size, independently and each with probability one half. */
export interface SignLaw {
  readonly rows: number;
  readonly columns: number;
  /** The standard deviation of an entry. */
  readonly size: number;
}

const MOST_ENTRIES = 12;

/**
 * All 2^(rows × columns) equally likely matrices of a law of random signs.
 *
 * A mean over them is an exact expectation over independent, symmetric weights, without any sampling.
 * Throws RangeError above 12 entries.
 */
export function signMatrices({ rows, columns, size }: SignLaw): readonly Matrix[] {
  const entries = rows * columns;
  if (entries > MOST_ENTRIES) throw new RangeError(`${entries} signs are more than ${MOST_ENTRIES}`);
  return range(2 ** entries).map((code) =>
    range(rows).map((i) => range(columns).map((j) => ((code >> (i * columns + j)) & 1 ? size : -size))),
  );
}

/** The mean of a function over equally likely cases. At least one is needed. */
export function meanOver<Case>(cases: readonly Case[], value: (each: Case) => number): number {
  return sum(cases.map(value)) / cases.length;
}

/** A state that passes several random matrices, one after the other. */
export interface RandomPath<State> {
  readonly start: State;
  readonly length: number;
  readonly step: (state: State, matrix: Matrix) => State;
}

/** The mean of a function of the state at the end of a path, over all sequences of equally likely matrices. */
export function meanAlong<State>(
  matrices: readonly Matrix[],
  path: RandomPath<State>,
  value: (end: State) => number,
): number {
  const { start, length, step } = path;
  if (length === 0) return value(start);
  return meanOver(matrices, (matrix) =>
    meanAlong(matrices, { start: step(start, matrix), length: length - 1, step }, value),
  );
}

/** By what factor equally likely matrices change the mean square of a vector's entries, on average. */
export function meanSquareGain(matrices: readonly Matrix[], vector: Vector): number {
  return meanOver(matrices, (matrix) => meanSquare(apply(matrix, vector))) / meanSquare(vector);
}
