import { at as item, range, sum } from '../../core/array.ts';
import { apply, type Matrix } from '../../core/matrix.ts';
import { svd, type SingularValues } from '../../core/singular-values.ts';
import { dot, norm, type Vector } from '../../core/vector.ts';

/** Fixed noise of standard deviation about 0.8, so that only its scale is a choice. */
const NOISE: Vector = [0.35, -0.92, 1.28, 0.11, -0.53, 0.74, -1.41, 0.62, -0.18, 1.05, -0.77, -0.34];
const GRID_STEPS = 200;

/** Ridge regression of twelve noisy points of a sine on the powers 1, x, ..., x^D, before the penalty is chosen. */
export interface Regression {
  readonly inputs: Vector;
  readonly targets: Vector;
  /** Of the feature matrix X, 12 by D + 1. */
  readonly parts: SingularValues;
  /** The inputs at which the fit is drawn and tested, and the truth there. */
  readonly grid: Vector;
  readonly truth: Vector;
  /** Row k holds what each right singular vector, taken as a polynomial, gives at grid input k. */
  readonly gridParts: Matrix;
}

/** The ridge fit for one penalty. */
export interface RidgeFit {
  /** ŵ = Σ σ_i / (σ_i² + λ) (u_i · y) v_i, the coefficient of each power. */
  readonly weights: Vector;
  /** How much of the least-squares coefficient each direction keeps: σ_i² / (σ_i² + λ). */
  readonly kept: Vector;
  /** The fit at the inputs of the grid. */
  readonly line: Vector;
  /** Mean squared error on the twelve points. */
  readonly train: number;
  /** Mean squared error against the truth, over the grid. */
  readonly test: number;
}

/** The truth that the points are drawn from. */
export function truthAt(x: number): number {
  return Math.sin(Math.PI * x);
}

/** The powers 1, x, ..., x^D of an input. */
export function powersOf(x: number, degree: number): Vector {
  return range(degree + 1).map((k) => x ** k);
}

/** The points, with noise of scale s, and their features taken apart. */
export function regressionOf({ degree, noise }: { readonly degree: number; readonly noise: number }): Regression {
  const last = NOISE.length - 1;
  const inputs = range(NOISE.length).map((i) => -1 + (2 * i) / last);
  const parts = svd(inputs.map((x) => powersOf(x, degree)));
  const grid = range(GRID_STEPS + 1).map((k) => -1 + (2 * k) / GRID_STEPS);
  return {
    inputs,
    targets: inputs.map((x, i) => truthAt(x) + noise * item(NOISE, i)),
    parts,
    grid,
    truth: grid.map(truthAt),
    gridParts: grid.map((x) => apply(parts.v, powersOf(x, degree))),
  };
}

/** The fit that minimizes ‖Xw - y‖² + λ‖w‖², for a penalty λ above 0. */
export function ridgeFit({ targets, parts, truth, gridParts }: Regression, penalty: number): RidgeFit {
  const kept = parts.sigma.map((sigma) => sigma ** 2 / (sigma ** 2 + penalty));
  const along = parts.sigma.map((sigma, i) => (sigma / (sigma ** 2 + penalty)) * dot(item(parts.u, i), targets));
  const fitted = targets.map((_, i) => sum(along.map((a, k) => a * item(parts.sigma, k) * item(item(parts.u, k), i))));
  const line = apply(gridParts, along);
  return {
    weights: item(parts.v, 0).map((_, j) => sum(along.map((a, k) => a * item(item(parts.v, k), j)))),
    kept,
    line,
    train: meanSquaredGap(fitted, targets),
    test: meanSquaredGap(line, truth),
  };
}

function meanSquaredGap(a: Vector, b: Vector): number {
  return norm(a.map((entry, i) => entry - item(b, i))) ** 2 / a.length;
}
