import { at, range } from './array.ts';
import { add, identity, type Matrix, multiply, outer, scale } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { svd } from './singular-values.ts';

/** The sum of the first k terms σ_i u_iv_iᵀ of a matrix's singular value decomposition, for k from 1 to its rank. */
export function truncated(matrix: Matrix, k: number): Matrix {
  const { sigma, u, v } = svd(matrix);
  const terms = range(k).map((i) => scale(at(sigma, i), outer(at(u, i), at(v, i))));
  return terms.reduce((a, b) => add(a, b));
}

/** A matrix of at most the same rank close by: multiplied on both sides by the identity plus normals of a size. */
export function jostled(rng: Rng, matrix: Matrix, size: number): Matrix {
  const near = (n: number) => add(identity(n), scale(size, normalMatrix(rng, n, n)));
  return multiply(near(matrix.length), multiply(matrix, near(at(matrix, 0).length)));
}
