import { type Matrix, scale } from './matrix.ts';

/** The Kronecker product A ⊗ B: each entry of A times the whole of B. (m by n) and (p by q) give mp by nq. */
export function kronecker(a: Matrix, b: Matrix): Matrix {
  return a.flatMap((row) => {
    const blocks = row.map((entry) => scale(entry, b));
    return b.map((_, i) => blocks.flatMap((block) => block[i] ?? []));
  });
}
