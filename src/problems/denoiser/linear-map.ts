import type { Matrix } from '../../core/matrix.ts';

/** C (C + s²I)⁻¹ for C = ((a, b), (b, c)). */
export function leastSquaresMap(covariance: readonly [number, number, number], noise: number): Matrix {
  const [a, b, c] = covariance;
  const determinant = determinantOf(covariance, noise);
  const off = (noise * b) / determinant;
  return [
    [(a * (c + noise) - b ** 2) / determinant, off],
    [off, (c * (a + noise) - b ** 2) / determinant],
  ];
}

/** The determinant of C + s²I. */
export function determinantOf([a, b, c]: readonly [number, number, number], noise: number): number {
  return (a + noise) * (c + noise) - b ** 2;
}
