import { at, range } from './array.ts';
import type { Vector } from './vector.ts';

/** An invertible, bent map of the plane: (2a + sin b / 2, b - 2 sin a / 5). */
export function bent([a = 0, b = 0]: Vector): Vector {
  return [2 * a + 0.5 * Math.sin(b), b - 0.4 * Math.sin(a)];
}

/** The inverse of `bent`, by solving for either coordinate in turn: each round takes the error down to a tenth or less. */
export function unbent(z: Vector): Vector {
  return range(25).reduce(([, b = 0]: Vector) => {
    const a = (at(z, 0) - 0.5 * Math.sin(b)) / 2;
    return [a, at(z, 1) + 0.4 * Math.sin(a)];
  }, z);
}
