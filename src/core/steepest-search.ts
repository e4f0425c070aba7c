import { at, range } from './array.ts';
import { bisection } from './bisection.ts';
import { signPatterns } from './every-outcome.ts';
import { gradient } from './finite-differences.ts';
import type { Matrix } from './matrix.ts';
import { dot, type Vector } from './vector.ts';

/** The direction of a unit ball along which a linear function is largest, and its value there. */
export interface Steepest<Direction> {
  readonly direction: Direction;
  readonly value: number;
}

/** The corner of the cube with entries ±1 at which gᵀq is largest, by trying all 2^n. A linear function peaks at a corner. */
export function steepestCorner(g: Vector): Steepest<Vector> {
  const corners = signPatterns(g.length).map(({ draws }) => ({ direction: draws, value: dot(g, draws) }));
  return corners.reduce((best, corner) => (corner.value > best.value ? corner : best));
}

/**
 * The 2 by 2 orthogonal matrix with the largest sum of products with a given one, by a scan over all angles of a
 * rotation and of a reflection. The unit ball of the spectral norm has the orthogonal matrices as its extreme points.
 */
export function steepestOrthogonal(matrix: Matrix): Steepest<Matrix> {
  const families = [rotation, reflection].map((family) => {
    const value = (angle: number) => dot(matrix.flat(), family(angle).flat());
    const angle = highestAngle(value);
    return { direction: family(angle), value: value(angle) };
  });
  return families.reduce((best, found) => (found.value > best.value ? found : best));
}

function rotation(angle: number): Matrix {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [[c, -s], [s, c]]; // prettier-ignore
}

function reflection(angle: number): Matrix {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [[c, s], [s, -c]]; // prettier-ignore
}

const SCANNED = 360;

/** Where a smooth function of an angle is largest: a scan, then a root of the slope. */
function highestAngle(f: (angle: number) => number): number {
  const width = (2 * Math.PI) / SCANNED;
  const angles = range(SCANNED).map((i) => i * width);
  const best = angles.reduce((winner, angle) => (f(angle) > f(winner) ? angle : winner), 0);
  const slope = (angle: number) =>
    at(
      gradient(([x = 0]) => f(x), [angle]),
      0,
    );
  return bisection(slope, best - width, best + width);
}
