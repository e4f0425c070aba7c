import { range } from './array.ts';
import { type Matrix, scale } from './matrix.ts';
import type { Rng } from './rng.ts';
import type { Vector } from './vector.ts';

/** A vector of n independent standard normals. */
export function normalVector(rng: Rng, n: number): Vector {
  return range(n).map(rng.normal);
}

/** A matrix of independent normals of mean 0 and variance 1 / columns, which keeps the size of what it is applied to. */
export function normalMatrix(rng: Rng, rows: number, columns: number): Matrix {
  return scale(
    1 / Math.sqrt(columns),
    range(rows).map(() => normalVector(rng, columns)),
  );
}
