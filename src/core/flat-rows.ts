import { range, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/** The matrix with rows of `width` entries whose rows, one after the other, are these entries. */
export function folded(entries: Vector, width: number): Matrix {
  return range(entries.length / width).map((i) => entries.slice(i * width, (i + 1) * width));
}

/** Σ ln cosh of the entries: a smooth loss whose gradient is tanh, entry by entry. */
export function lnCosh(entries: Vector): number {
  return sum(entries.map((entry) => Math.log(Math.cosh(entry))));
}
