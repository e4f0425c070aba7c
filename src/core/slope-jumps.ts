import type { Vector } from './vector.ts';

const SPAN = 1e-4;

/** How much the slope of a piecewise linear function changes inside each cell [x, x + width], from the slopes just outside it. */
export function slopeJumps(f: (x: number) => number, starts: Vector, width: number): Vector {
  const slope = (from: number) => (f(from + SPAN) - f(from)) / SPAN;
  return starts.map((x) => slope(x + width) - slope(x - SPAN));
}
