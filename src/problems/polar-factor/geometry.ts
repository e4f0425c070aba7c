import { sum } from '../../core/array.ts';

/** A matrix of two rows and two columns. */
export type Square = readonly [readonly [number, number], readonly [number, number]];

/** What is drawn. */
export interface Numbers {
  /** Whole numbers, with a determinant other than 0. */
  readonly gradient: Square;
  /** η */
  readonly rate: number;
}

/** The answers in numbers. */
export interface Geometry {
  readonly determinant: number;
  /** The sum of the squares of all entries. */
  readonly squares: number;
  /** The two singular values, the larger one first. */
  readonly singular: readonly [number, number];
  /** The dual norms of the Frobenius norm, the largest entry and the spectral norm. */
  readonly duals: readonly [number, number, number];
  /** The polar factor times the nuclear norm: whole numbers, a scaled rotation or reflection. */
  readonly scaledPolar: Square;
  readonly polar: Square;
  /** -η times the scaled polar factor. */
  readonly step: Square;
}

/**
 * Singular values, dual norms and polar factor of ((a, b), (c, d)) in closed form.
 *
 * (σ₁ ± σ₂)² = a² + b² + c² + d² ± 2|ad - bc|. The polar factor is the rotation or the reflection, by the sign of the
 * determinant, that has the largest inner product with the matrix.
 */
export function geometry({ gradient, rate }: Numbers): Geometry {
  const [[a, b], [c, d]] = gradient;
  const determinant = a * d - b * c;
  const squares = a ** 2 + b ** 2 + c ** 2 + d ** 2;
  const nuclear = Math.sqrt(squares + 2 * Math.abs(determinant));
  const gap = Math.sqrt(squares - 2 * Math.abs(determinant));
  const scaledPolar = determinant > 0 ? turning(gradient) : mirroring(gradient);
  return {
    determinant,
    squares,
    singular: [(nuclear + gap) / 2, (nuclear - gap) / 2],
    duals: [Math.sqrt(squares), sum(gradient.flat().map(Math.abs)), nuclear],
    scaledPolar,
    polar: mapped(scaledPolar, (entry) => entry / nuclear),
    step: mapped(scaledPolar, (entry) => -rate * entry),
  };
}

/** The part of a matrix that turns and stretches: ((a + d, b - c), (c - b, a + d)). */
export function turning([[a, b], [c, d]]: Square): Square {
  return [
    [a + d, b - c],
    [c - b, a + d],
  ];
}

/** The part of a matrix that mirrors and stretches: ((a - d, b + c), (b + c, d - a)). */
export function mirroring([[a, b], [c, d]]: Square): Square {
  return [
    [a - d, b + c],
    [b + c, d - a],
  ];
}

/** A matrix with every entry changed by a function; a zero keeps no sign. */
export function mapped([[a, b], [c, d]]: Square, change: (entry: number) => number): Square {
  const clean = (entry: number) => change(entry) + 0;
  return [
    [clean(a), clean(b)],
    [clean(c), clean(d)],
  ];
}
