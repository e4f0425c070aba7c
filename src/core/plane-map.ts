import type { Matrix } from './matrix.ts';

/** The largest modulus of the eigenvalues of a 2 by 2 matrix, real or a complex pair: by how much its powers grow a step. */
export function planeGrowth([[a = 0, b = 0] = [], [c = 0, d = 0] = []]: Matrix): number {
  const half = (a + d) / 2;
  const root = half ** 2 - (a * d - b * c);
  return root < 0 ? Math.hypot(half, Math.sqrt(-root)) : Math.abs(half) + Math.sqrt(root);
}
