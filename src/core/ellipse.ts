import { at, range } from './array.ts';
import { solve } from './linear-solve.ts';
import { identity, type Matrix } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** A point of a plane. */
export type PlanePoint = readonly [number, number];

const POINTS = 72;

/**
 * The closed curve on which the quadratic ½ (p - c)ᵀ H (p - c) has a given level, as 72 points.
 *
 * H is 2 by 2, symmetric and positive definite; the level is at least 0. Throws RangeError when H is singular.
 */
export function levelEllipse({
  hessian,
  center,
  level,
}: {
  readonly hessian: Matrix;
  readonly center: PlanePoint;
  readonly level: number;
}): readonly PlanePoint[] {
  return spreadEllipse({ covariance: solve(hessian, identity(2)), center, radius: Math.sqrt(2 * level) });
}

/**
 * The closed curve of the points `radius` standard deviations away from the center, as 72 points.
 *
 * The covariance is 2 by 2, symmetric and positive semidefinite; one that is 0 gives the center 72 times.
 */
export function spreadEllipse({
  covariance,
  center,
  radius,
}: {
  readonly covariance: Matrix;
  readonly center: PlanePoint;
  readonly radius: number;
}): readonly PlanePoint[] {
  const { values, vectors } = symmetricEigen(covariance);
  // Rounding can leave a variance of 0 a little below it.
  const [long, short] = [at(values, 0), at(values, 1)].map((variance) => radius * Math.sqrt(Math.max(0, variance)));
  const [first, second] = [at(vectors, 0), at(vectors, 1)];
  return range(POINTS).map((i): PlanePoint => {
    const angle = (2 * Math.PI * i) / POINTS;
    const [along, across] = [(long ?? 0) * Math.cos(angle), (short ?? 0) * Math.sin(angle)];
    const coordinate = (axis: 0 | 1) => center[axis] + along * at(first, axis) + across * at(second, axis);
    return [coordinate(0), coordinate(1)];
  });
}
