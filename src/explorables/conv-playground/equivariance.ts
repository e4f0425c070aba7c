import { at, range } from '../../core/array.ts';
import { type WindowWalk, convolveBordered } from '../../core/bordered-convolution.ts';
import type { Matrix } from '../../core/matrix.ts';
import { shifted, SIZE } from './image.ts';

/** The output of a shifted image beside the shifted outputs of the image itself. */
export interface Comparison {
  /** By how much the output of the unshifted image is moved. */
  readonly shift: number;
  /** That output, moved. */
  readonly expected: Matrix;
  /** ‖K(S_a x) - S_b(K x)‖ / ‖K(S_a x)‖ in the Frobenius norm. */
  readonly error: number;
  /** Whether b = a / s is a whole number; if not, b is the shift with the least error. */
  readonly isOnGrid: boolean;
}

/**
 * How far the output of an image shifted by a is from a shifted output, on a circle of m / s columns.
 *
 * Null where no shift of the output can match: the output has another number of columns, or is 0.
 */
export function comparison(
  { output, original }: { readonly output: Matrix; readonly original: Matrix },
  { shift, stride }: { readonly shift: number; readonly stride: number },
): Comparison | null {
  const columns = at(output, 0).length;
  const length = norm(output);
  if (columns * stride !== SIZE || length === 0) return null;
  const isOnGrid = shift % stride === 0;
  const shifts = isOnGrid ? [shift / stride] : range(columns);
  const candidates = shifts.map((b) => {
    const expected = shifted(original, b);
    return { shift: b, expected, error: norm(difference(output, expected)) / length, isOnGrid };
  });
  return candidates.reduce((best, next) => (next.error < best.error ? next : best));
}

/** The mean square of the output for every shift of the image, from 0 on. */
export function meanSquares(image: Matrix, walk: WindowWalk): readonly number[] {
  return range(SIZE).map((shift) => meanSquareOf(convolveBordered(shifted(image, shift), walk)));
}

/** The mean of the squared entries. */
export function meanSquareOf(matrix: Matrix): number {
  return norm(matrix) ** 2 / matrix.flat().length;
}

function difference(a: Matrix, b: Matrix): Matrix {
  return a.map((row, i) => row.map((entry, j) => entry - at(at(b, i), j)));
}

function norm(matrix: Matrix): number {
  return Math.hypot(...matrix.flat());
}
