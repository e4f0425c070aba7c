import { at, range } from './array.ts';
import { bisection } from './bisection.ts';
import { signPatterns } from './every-outcome.ts';
import { gradient } from './finite-differences.ts';
import { solve } from './linear-solve.ts';
import type { Matrix } from './matrix.ts';
import { normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { dot, total, type Vector } from './vector.ts';

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

/** The direction of length 1 in the norm √(dᵀPd) along which gᵀd is largest: P⁻¹g/√(gᵀP⁻¹g), and that root. */
export function steepestInMetric(metric: Matrix, g: Vector): Steepest<Vector> {
  const solved = solve(
    metric,
    g.map((entry) => [entry]),
  ).flat();
  const value = Math.sqrt(dot(g, solved));
  return { value, direction: solved.map((entry) => entry / value) };
}

/** A local model of the loss: its gradient g, the learning rate η, and the norm in which a step has its price. */
export interface LocalModel {
  readonly g: Vector;
  readonly rate: number;
  readonly length: (step: Vector) => number;
}

const NEARBY = 400;

/**
 * By how much gᵀΔ + ‖Δ‖²/2η at a step exceeds the lowest of its values at longer and shorter steps and at 400 random
 * points from far to near. Not above 0 when the step is the minimum.
 */
export function excessOfStep({ g, rate, length }: LocalModel, step: Vector, rng: Rng): number {
  const model = (delta: Vector) => dot(g, delta) + length(delta) ** 2 / (2 * rate);
  const rescaled = [0.9, 0.99, 1.01, 1.1].map((factor) => step.map((entry) => factor * entry));
  const nearby = range(NEARBY).map((i) =>
    total(
      step,
      normalVector(rng, g.length).map((entry) => entry * 0.5 ** (i % 12)),
    ),
  );
  return model(step) - Math.min(...[...rescaled, ...nearby].map(model));
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
