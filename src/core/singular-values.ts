import { at, range } from './array.ts';
import { apply, type Matrix, multiply, scale, transpose } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { norm, type Vector } from './vector.ts';

/** A thin singular value decomposition: the sum of sigma_i times u_i v_iᵀ. */
export interface SingularValues {
  /** From the largest to the smallest, none of them zero: as many as the rank r. */
  readonly sigma: Vector;
  /** r orthonormal vectors in R^m, one for each singular value. */
  readonly u: readonly Vector[];
  /** r orthonormal vectors in R^n. */
  readonly v: readonly Vector[];
}

const RANK_TOLERANCE = 1e-12;

/**
 * The thin singular value decomposition of an m by n matrix: singular values below 1e-12 of the largest count as zero.
 *
 * The right vectors are eigenvectors of the small Gram matrix, then turned by one-sided Jacobi rotations until the
 * columns A v are orthogonal (M. Hestenes, 1958), so that small singular values keep their digits.
 */
export function svd(matrix: Matrix): SingularValues {
  const wide = (matrix[0]?.length ?? 0) > matrix.length;
  if (wide) {
    const { sigma, u, v } = svd(transpose(matrix));
    return { sigma, u: v, v: u };
  }
  const start = symmetricEigen(multiply(transpose(matrix), matrix)).vectors;
  const pairs = orthogonalImages(start.map((v) => ({ v, image: apply(matrix, v) })));
  const sorted = pairs.toSorted((a, b) => norm(b.image) - norm(a.image));
  const largest = norm(sorted[0]?.image ?? []);
  const kept = sorted.filter(({ image }) => norm(image) > RANK_TOLERANCE * largest);
  return {
    sigma: kept.map(({ image }) => norm(image)),
    u: kept.map(({ image }) => image.map((entry) => entry / norm(image))),
    v: kept.map(({ v }) => v),
  };
}

/** The Moore-Penrose pseudo-inverse, n by m for an m by n matrix: V Σ⁻¹ Uᵀ. */
export function pseudoInverse(matrix: Matrix): Matrix {
  const { sigma, u, v } = svd(matrix);
  const scaled = u.map((column, i) => column.map((entry) => entry / at(sigma, i)));
  const columns = matrix[0]?.length ?? 0;
  if (sigma.length === 0) return range(columns).map(() => matrix.map(() => 0));
  return multiply(transpose(v), scaled);
}

/**
 * The largest singular value, which is the factor by which a matrix stretches at most; 0 for a matrix without entries.
 *
 * Entries are scaled first, so that tiny and huge matrices neither underflow nor overflow. NaN when an entry is not
 * finite.
 */
export function spectralNorm(matrix: Matrix): number {
  const size = Math.max(0, ...matrix.flat().map(Math.abs));
  if (size === 0) return 0;
  if (!Number.isFinite(size)) return Number.NaN;
  return size * at(svd(scale(1 / size, matrix)).sigma, 0);
}

interface Pair {
  readonly v: Vector;
  readonly image: Vector;
}

const MOST_SWEEPS = 30;
const ORTHOGONAL = 1e-15;

function orthogonalImages(pairs: readonly Pair[]): readonly Pair[] {
  const turned = [...pairs];
  for (let sweep = 0, isTurning = true; sweep < MOST_SWEEPS && isTurning; sweep += 1) isTurning = sweepOnce(turned);
  return turned;
}

/** Rotates every pair of directions once; whether any of them was not orthogonal yet. */
function sweepOnce(pairs: Pair[]): boolean {
  let isTurning = false;
  for (let p = 0; p < pairs.length; p += 1) {
    for (let q = p + 1; q < pairs.length; q += 1) {
      const [left, right] = [at(pairs, p), at(pairs, q)];
      const gram = gramOf(left.image, right.image);
      if (Math.abs(gram.overlap) <= ORTHOGONAL * Math.sqrt(gram.left * gram.right)) continue;
      isTurning = true;
      [pairs[p], pairs[q]] = turnedPair(left, right, gram);
    }
  }
  return isTurning;
}

interface Gram {
  readonly left: number;
  readonly right: number;
  readonly overlap: number;
}

function gramOf(left: Vector, right: Vector): Gram {
  const product = (a: Vector, b: Vector) => a.reduce((total, entry, i) => total + entry * at(b, i), 0);
  return {
    left: product(left, left),
    right: product(right, right),
    overlap: product(left, right),
  };
}

function turnedPair(left: Pair, right: Pair, gram: Gram): readonly [Pair, Pair] {
  const slope = (gram.right - gram.left) / (2 * gram.overlap);
  const tangent = (slope >= 0 ? 1 : -1) / (Math.abs(slope) + Math.hypot(slope, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const mix = (a: Vector, b: Vector, [first, second]: readonly [number, number]) =>
    a.map((entry, i) => first * entry + second * at(b, i));
  const turn = (weights: readonly [number, number]): Pair => ({
    v: mix(left.v, right.v, weights),
    image: mix(left.image, right.image, weights),
  });
  return [turn([cosine, -sine]), turn([sine, cosine])];
}
