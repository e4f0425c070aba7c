import { range } from './array.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { withLength } from './projection.ts';
import type { Vector } from './vector.ts';

const STEPS = 3000;

/**
 * The unit vector that a matrix stretches most, by power iteration on AᵀA from a start that is not perpendicular to it.
 *
 * The rest fades by the squared ratio of the two largest singular values at each of 3000 steps.
 */
export function mostStretched(matrix: Matrix, start: Vector): Vector {
  const turned = transpose(matrix);
  return range(STEPS).reduce<Vector>((v) => withLength(apply(turned, apply(matrix, v)), 1), start);
}
