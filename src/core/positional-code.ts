import { at, range, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/** The frequencies base^(-2i/d) of the d/2 pairs of a code, in radians per token, fastest first; d even (A. Vaswani et al., 2017). */
export function frequencies(width: number, base: number): Vector {
  return range(width / 2).map((i) => base ** ((-2 * i) / width));
}

/** The sinusoidal code of position t: sin(ωt), cos(ωt) for each frequency in turn. Its norm is the root of their number. */
export function sinusoidalCode(position: number, pairs: Vector): Vector {
  return pairs.flatMap((omega) => [Math.sin(omega * position), Math.cos(omega * position)]);
}

/** The inner product of two codes that stand `offset` positions apart: the sum of cos(ω · offset). */
export function offsetProduct(offset: number, pairs: Vector): number {
  return sum(pairs.map((omega) => Math.cos(omega * offset)));
}

/** The distance of two codes, both scaled to norm 1, that stand `offset` positions apart; in [0, 2]. */
export function codeDistance(offset: number, pairs: Vector): number {
  const chords = pairs.map((omega) => Math.sin((omega * offset) / 2) ** 2);
  return 2 * Math.sqrt(sum(chords) / pairs.length);
}

/** The two positions that are hardest to tell apart. */
export interface ClosestPair {
  /** How many positions they stand apart; the smallest such number where several are equal up to rounding. */
  readonly offset: number;
  /** The distance of their codes, both scaled to norm 1. */
  readonly distance: number;
}

/** Distances closer than this count as equal: they differ by rounding alone. */
const ROUNDING = 1e-12;

/** The most similar two of `positions` codes, at least two of them. */
export function closestPair(pairs: Vector, positions: number): ClosestPair {
  const distances = range(positions - 1).map((i) => codeDistance(i + 1, pairs));
  const smallest = Math.min(...distances);
  const index = distances.findIndex((distance) => distance <= smallest + ROUNDING);
  return { offset: index + 1, distance: at(distances, index) };
}

/** The rotation of the plane by an angle in radians, counterclockwise. */
export function rotation(angle: number): Matrix {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return [
    [cosine, -sine],
    [sine, cosine],
  ];
}

/** Rotary encoding: entries 2i and 2i + 1 rotated together by ωᵢ · position (J. Su et al., 2021). Twice as many entries as frequencies. */
export function rotated(vector: Vector, position: number, pairs: Vector): Vector {
  return pairs.flatMap((omega, i) => {
    const [cosine, sine] = [Math.cos(omega * position), Math.sin(omega * position)];
    const [first, second] = [at(vector, 2 * i), at(vector, 2 * i + 1)];
    return [cosine * first - sine * second, sine * first + cosine * second];
  });
}

/** The slopes 2^(-8h/H) of the heads h = 1 .. H, by which ALiBi lowers a score for each position of distance (O. Press et al., 2022). */
export function alibiSlopes(heads: number): Vector {
  return range(heads).map((h) => 2 ** ((-8 * (h + 1)) / heads));
}
