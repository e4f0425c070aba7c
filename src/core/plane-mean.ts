import { gaussianMean } from './mean-field.ts';
import type { Vector } from './vector.ts';

/** E f(ω) for a standard normal ω in the plane, by the trapezoidal rule in both directions; for smooth f, as gaussianMean. */
export function planeMean(f: (omega: Vector) => number): number {
  return gaussianMean((x) => gaussianMean((y) => f([x, y])));
}
