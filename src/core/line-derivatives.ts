import { at } from './array.ts';
import { gradient, jacobian } from './finite-differences.ts';
import { times, total, type Vector } from './vector.ts';

/** A function of several numbers on a line: where it starts and which way it goes. */
export interface Line {
  readonly point: Vector;
  readonly direction: Vector;
}

/** The first and the second derivative of f(point + s direction) by s, at s = 0, by central differences. */
export function lineDerivatives(f: (point: Vector) => number, { point, direction }: Line): readonly [number, number] {
  const along = (s: Vector) => f(total(point, times(at(s, 0), direction)));
  const slope = (s: Vector) => gradient(along, s);
  return [at(slope([0]), 0), at(at(jacobian(slope, [0]), 0), 0)];
}
