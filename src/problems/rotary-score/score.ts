import { at } from '../../core/array.ts';
import { rotated } from '../../core/positional-code.ts';
import { dot, type Vector } from '../../core/vector.ts';

/** What is drawn: one pair of a query and a key, its frequency, and where they stand. */
export interface Numbers {
  readonly query: readonly [number, number];
  readonly key: readonly [number, number];
  /** Radians a position. */
  readonly omega: number;
  /** t */
  readonly queryPosition: number;
  /** j */
  readonly keyPosition: number;
  /** By how much both move in the second question. */
  readonly shift: number;
}

/** q·k and q₂k₁ - q₁k₂, by which the score is made of cos φ and sin φ. */
export interface Products {
  readonly inner: number;
  readonly cross: number;
}

export function productsOf({ query, key }: Numbers): Products {
  return { inner: dot(query, key), cross: query[1] * key[0] - query[0] * key[1] };
}

/** φ = ω(j - t). */
export function angleOf({ omega, queryPosition, keyPosition }: Numbers): number {
  return omega * (keyPosition - queryPosition);
}

/** The score at an angle between the rotated query and the rotated key. */
export function scoreAt(numbers: Numbers, angle: number): number {
  const { inner, cross } = productsOf(numbers);
  return inner * Math.cos(angle) + cross * Math.sin(angle);
}

/** A vector of the plane, turned by an angle. */
export function turned(vector: Vector, angle: number): readonly [number, number] {
  const both = rotated(vector, 1, [angle]);
  return [at(both, 0), at(both, 1)];
}
