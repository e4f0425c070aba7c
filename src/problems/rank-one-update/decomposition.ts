import { apply, multiply, outer, transpose, type Matrix } from '../../core/matrix.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: the entries of a 2 by 2 matrix, by rows. */
export type Numbers = readonly [number, number, number, number];

/** What the questions ask for, and what leads there. */
export interface Decomposition {
  readonly matrix: Matrix;
  /** MᵀM */
  readonly gram: Matrix;
  /** The distance of the two eigenvalues of the Gram matrix: they are half of squares ± split. */
  readonly split: number;
  /** The sum of the squared entries. */
  readonly squares: number;
  /** Singular values, the larger first. */
  readonly sigma: readonly [number, number];
  /** The first right singular vector; its first entry is positive. */
  readonly v: Vector;
  /** Mv₁ */
  readonly image: Vector;
  /** The best fit of rank 1. */
  readonly best: Matrix;
  /** The share of the squares that it loses. */
  readonly lost: number;
}

/** The singular value decomposition by the eigenvectors of MᵀM. */
export function decompositionOf([a, b, c, d]: Numbers): Decomposition {
  const matrix = [
    [a, b],
    [c, d],
  ];
  const [first, cross, second] = [a * a + c * c, a * b + c * d, b * b + d * d];
  const squares = first + second;
  const split = Math.hypot(first - second, 2 * cross);
  const largest = (squares + split) / 2;
  const sigma: readonly [number, number] = [Math.sqrt(largest), Math.abs(a * d - b * c) / Math.sqrt(largest)];
  const v = unit(Math.sign(cross) || 1, [Math.abs(cross), largest - first]);
  const image = apply(matrix, v);
  return {
    matrix,
    gram: multiply(transpose(matrix), matrix),
    split,
    squares,
    sigma,
    v,
    image,
    best: outer(image, v),
    lost: sigma[1] ** 2 / squares,
  };
}

/** The direction of a pair, with a sign on the second entry. */
function unit(sign: number, [x, y]: readonly [number, number]): Vector {
  const length = Math.hypot(x, y);
  return [x / length, (sign * y) / length];
}
