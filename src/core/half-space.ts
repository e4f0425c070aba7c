import { range } from './array.ts';
import { dot, norm, times, total, type Vector } from './vector.ts';

/**
 * The vector z closest to a point with zᵀn at least 0, for a normal n that is not 0.
 *
 * Found by its Lagrange multiplier m: the closest vector is x + m n, and m is 0 inside the half-space and otherwise
 * bisected until the product is 0.
 */
export function nearestInHalfSpace(point: Vector, normal: Vector): Vector {
  const shifted = (multiplier: number) => total(point, times(multiplier, normal));
  if (dot(point, normal) >= 0) return point;
  const start: readonly [number, number] = [0, norm(point) / norm(normal)];
  const [, multiplier] = range(80).reduce<readonly [number, number]>(([low, high]) => {
    const middle = (low + high) / 2;
    return dot(shifted(middle), normal) < 0 ? [middle, high] : [low, middle];
  }, start);
  return shifted(multiplier);
}
