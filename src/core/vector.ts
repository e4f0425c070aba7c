import { at, sum } from './array.ts';

/** A column vector as the list of its entries. */
export type Vector = readonly number[];

/** The inner product of two vectors of one length. Throws RangeError on different lengths. */
export function dot(a: Vector, b: Vector): number {
  if (a.length !== b.length) throw new RangeError(`lengths ${a.length} and ${b.length} differ`);
  return sum(a.map((entry, i) => entry * at(b, i)));
}

/** The Euclidean length of a vector. */
export function norm(vector: Vector): number {
  return Math.hypot(...vector);
}

/** The elementwise sum of vectors of one length. */
export function total(first: Vector, ...others: readonly Vector[]): Vector {
  return first.map((entry, i) => entry + sum(others.map((other) => at(other, i))));
}

/** The elementwise product of two vectors of one length. */
export function elementwise(a: Vector, b: Vector): Vector {
  return a.map((entry, i) => entry * at(b, i));
}

/** The elementwise difference of two vectors of one length. */
export function difference(a: Vector, b: Vector): Vector {
  return a.map((entry, i) => entry - at(b, i));
}

/** The vector with every entry multiplied by one factor. */
export function times(factor: number, vector: Vector): Vector {
  return vector.map((entry) => factor * entry);
}

/** The mean of some vectors of one length, at least one of them. */
export function average(vectors: readonly Vector[]): Vector {
  return times(1 / vectors.length, total(at(vectors, 0), ...vectors.slice(1)));
}
