import { at, range, sum } from './array.ts';
import { solve } from './linear-solve.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { svd } from './singular-values.ts';
import { symmetricPower } from './symmetric-function.ts';
import { average, difference, dot, times, total, type Vector } from './vector.ts';

/** A normal law of a vector: its mean and its covariance, which is positive definite. */
export interface GaussianLaw {
  readonly mean: Vector;
  readonly covariance: Matrix;
}

/** The logarithm of the density of a normal law at a point. */
export function gaussianLogDensity({ mean, covariance }: GaussianLaw, point: Vector): number {
  const away = difference(point, mean);
  const [scaled = []] = transpose(solve(covariance, transpose([away])));
  return -(dot(away, scaled) + point.length * Math.log(2 * Math.PI) + logVolume(covariance)) / 2;
}

/**
 * The mean of a function under a normal law, by the function at 2d points on the axes of the covariance.
 *
 * Exact for polynomials of degree up to 3 (the spherical cubature rule).
 */
export function cubatureMean({ mean, covariance }: GaussianLaw, f: (point: Vector) => number): number {
  const root = symmetricPower(covariance, 1 / 2);
  const reach = Math.sqrt(mean.length);
  const points = root.flatMap((axis) => [reach, -reach].map((length) => total(mean, times(length, axis))));
  return at(average(points.map((point) => [f(point)])), 0);
}

/** The logarithm of the factor by which a linear map changes volumes, ln |det|; -∞ for a singular one. */
export function logVolume(map: Matrix): number {
  const { sigma } = svd(map);
  return sigma.length < map.length ? -Infinity : sum(sigma.map(Math.log));
}

/** A positive definite matrix from any square one, AAᵀ/d plus a fifth of the identity. */
export function definite(map: Matrix): Matrix {
  const size = map.length;
  const mixed = map.map((row) => apply(map, row));
  return range(size).map((i) => range(size).map((j) => at(at(mixed, j), i) / size + (i === j ? 0.2 : 0)));
}
