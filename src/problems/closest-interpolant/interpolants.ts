import { at } from '../../core/array.ts';
import { difference, dot, norm, times, total, type Vector } from '../../core/vector.ts';

/** What is drawn: two equations in three unknowns. */
export interface Numbers {
  /** Two rows, orthogonal to each other and of different lengths. */
  readonly rows: readonly [Vector, Vector];
  readonly targets: readonly [number, number];
  /** Where gradient descent starts; not in the span of the rows. */
  readonly start: Vector;
}

/** The answers in numbers. */
export interface Interpolants {
  /** Squared lengths of the rows: the eigenvalues of the Hessian that are not zero. */
  readonly squares: readonly [number, number];
  /** y - X w₀ */
  readonly residuals: readonly [number, number];
  /** X⁺ y */
  readonly minimumNorm: Vector;
  /** w₀ + X⁺ (y - X w₀) */
  readonly limit: Vector;
  /** From the start to the limit of descent. */
  readonly distance: number;
  /** Limit of the learning rate, 2 / λmax. */
  readonly rateLimit: number;
  /** The cross product of the rows: orthogonal to both. */
  readonly orthogonal: Vector;
}

/** Both solutions. As the rows are orthogonal, X⁺ r is the sum of the rows, each times its entry of r over its square. */
export function interpolants({ rows, targets, start }: Numbers): Interpolants {
  const squares = [dot(rows[0], rows[0]), dot(rows[1], rows[1])] as const;
  const residuals = [targets[0] - dot(rows[0], start), targets[1] - dot(rows[1], start)] as const;
  const combine = (r: readonly [number, number]) =>
    total(times(r[0] / squares[0], rows[0]), times(r[1] / squares[1], rows[1]));
  const limit = total(start, combine(residuals));
  return {
    squares,
    residuals,
    minimumNorm: combine(targets),
    limit,
    distance: norm(difference(limit, start)),
    rateLimit: 2 / Math.max(...squares),
    orthogonal: cross(rows[0], rows[1]),
  };
}

/** The cross product of two vectors of three entries. */
function cross(a: Vector, b: Vector): Vector {
  const minor = (i: number, j: number) => at(a, i) * at(b, j) - at(a, j) * at(b, i);
  return [minor(1, 2), minor(2, 0), minor(0, 1)];
}
