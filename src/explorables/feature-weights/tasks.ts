import { at, range } from '../../core/array.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { type Design, designAt, expectedError, FEATURES, gridOf, valuesAt } from './fits.ts';

/** The numbers of points that a new task may have. */
export const POINT_COUNTS = range(35).map((i) => i + 2);

/** What does not change while the weights are trained. */
export interface Task {
  readonly truth: readonly number[];
  /** The coefficients of one new task: normal on the true features, else 0. */
  readonly coefficients: Vector;
  /** Expected errors with all weights 1, and with those of the true features 1 and the others 0. */
  readonly equal: Vector;
  readonly ideal: Vector;
}

/** A new task with these true features, in the order of their numbers, and the errors of two fixed sets of weights. */
export function tasksOf(truth: readonly number[], rng: Rng): Task {
  const drawn = new Map(truth.map((k) => [k, rng.normal()]));
  const errorsOf = (weights: Vector) => POINT_COUNTS.map((count) => expectedError(weights, truth, count));
  return {
    truth,
    coefficients: range(FEATURES).map((k) => drawn.get(k) ?? 0),
    equal: errorsOf(range(FEATURES).map(() => 1)),
    ideal: errorsOf(range(FEATURES).map((k) => (drawn.has(k) ? 1 : 0))),
  };
}

/**
 * The features outside a set that agree, up to sign and scale, with one of the set on the grid of n midpoints.
 *
 * There feature 2nr ± k is feature k but for its sign, and the odd multiples of n vanish.
 */
export function aliasesOf(truth: readonly number[], n: number): readonly number[] {
  const base = (k: number) => Math.abs(k - 2 * n * Math.round(k / (2 * n)));
  const groups = new Set(truth.map(base).filter((k) => k !== n));
  return range(FEATURES).filter((k) => !truth.includes(k) && groups.has(base(k)));
}

/** A function of the task: its values over [0, 1] and at the points of the task. */
export interface Curves {
  readonly inputs: Vector;
  readonly truth: Vector;
  readonly equal: Vector;
  readonly learned: Vector;
  readonly atPoints: {
    readonly inputs: Vector;
    readonly target: Vector;
    readonly equal: Vector;
    readonly learned: Vector;
  };
}

const FINE = designAt(range(193).map((i) => i / 192));

/** The task and its two fits, which are given by their coefficients, on the grid of n midpoints. */
export function curvesOf(task: Vector, n: number, fits: { readonly equal: Vector; readonly learned: Vector }): Curves {
  const values = (design: Design, coefficients: Vector) => [...valuesAt(design, Float64Array.from(coefficients))];
  const grid = gridOf(n);
  return {
    inputs: FINE.points,
    truth: values(FINE, task),
    equal: values(FINE, fits.equal),
    learned: values(FINE, fits.learned),
    atPoints: {
      inputs: grid.points,
      target: values(grid, task),
      equal: values(grid, fits.equal),
      learned: values(grid, fits.learned),
    },
  };
}

/** The error at one number of points. */
export function errorAt(errors: Vector, count: number): number {
  return at(errors, count - at(POINT_COUNTS, 0));
}
