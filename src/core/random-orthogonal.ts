import { range } from './array.ts';
import { add, identity, type Matrix, multiply, outer, scale } from './matrix.ts';
import { withLength } from './projection.ts';
import { normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';

/** A random orthogonal n by n matrix: a product of n reflections, each at a plane of random direction. */
export function randomOrthogonal(rng: Rng, n: number): Matrix {
  return range(n).reduce<Matrix>((before) => {
    const normal = withLength(normalVector(rng, n), 1);
    return multiply(add(identity(n), scale(-2, outer(normal, normal))), before);
  }, identity(n));
}
