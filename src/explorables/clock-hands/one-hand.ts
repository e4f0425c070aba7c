import { range } from '../../core/array.ts';

/** What one hand can do at one speed. */
export interface SpeedPoint {
  /** In radians a position. */
  readonly omega: number;
  /** The distance of the two most similar positions. */
  readonly distance: number;
}

/** The speeds that the curve covers. */
export const SPEEDS = { least: 0.001, most: 7 } as const;

/** Points of the curve that are even in the logarithm of the speed. */
const SAMPLES = 1200;

/** The most distinct that one hand can keep `positions` positions: all spread evenly, 2 sin(π/T). */
export function bestDistance(positions: number): number {
  return 2 * Math.sin(Math.PI / positions);
}

/**
 * How far apart one hand keeps the two most similar of `positions` positions, over its speed, slowest first.
 *
 * The curve has many narrow teeth. Their tips, at multiples of 2π/T, are points of it, and so are the zeros at
 * multiples of 2π/(T - 1), where the last position meets the first.
 */
export function speedCurve(positions: number): readonly SpeedPoint[] {
  const spaced = range(SAMPLES + 1).map((i) => SPEEDS.least * (SPEEDS.most / SPEEDS.least) ** (i / SAMPLES));
  const tips = range(positions).map((j) => (2 * Math.PI * (j + 1)) / positions);
  const zeros = range(positions - 1).map((j) => (2 * Math.PI * (j + 1)) / (positions - 1));
  const speeds = [...spaced, ...tips, ...zeros].toSorted((a, b) => a - b);
  return speeds.map((omega) => ({ omega, distance: leastChord(omega, positions) }));
}

/** The least of 2 |sin(ωk/2)| over the offsets k = 1 .. T - 1, from the turn that comes closest to whole rounds. */
function leastChord(omega: number, positions: number): number {
  const rounds = omega / (2 * Math.PI);
  let least = 0.5;
  for (let k = 1; k < positions; k += 1) {
    least = Math.min(least, Math.abs(rounds * k - Math.round(rounds * k)));
  }
  return 2 * Math.sin(Math.PI * least);
}
