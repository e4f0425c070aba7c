import { at as item, range, sum } from '../../core/array.ts';
import { sampled, type Curve, type Sample } from '../../core/curve-fitting.ts';
import { apply, multiply, transpose } from '../../core/matrix.ts';
import { elbows, evenNetwork, features } from '../../core/relu-network.ts';
import { symmetricEigen } from '../../core/symmetric-eigen.ts';
import { dot, type Vector } from '../../core/vector.ts';

/** A place in a plot, in the values of its axes. */
export type Point = readonly [number, number];

/** How many examples both models see, all of them in every step. */
export const EXAMPLES = 24;

/** The network before training: ten units with evenly spaced elbows. */
export const start = evenNetwork(10);

/** The inputs of the examples, the same for every target. */
export const { inputs } = sampled('sine', EXAMPLES);

/** The elbows of the start, where the features of the linearized network are torn. */
export const startElbows: Vector = elbows(start);

/** The examples of a curve. */
export function examplesOf(curve: Curve): Sample {
  return sampled(curve, EXAMPLES);
}

/** Φ: row i holds the parameter gradient at example i, before training. */
const rows = inputs.map((x) => features(start, x));
const kernel = symmetricEigen(multiply(rows, transpose(rows)));

/** The eigenvalues λ_i of the kernel K = ΦΦᵀ, from the largest on. */
export const eigenvalues: Vector = kernel.values;

/** Where the linearized network stands after some steps of gradient descent. */
export interface Linearized {
  /** The outputs at the examples. */
  readonly outputs: Vector;
  /** The function, drawn between its jumps: points (x, output) from left to right. */
  readonly line: readonly Point[];
  /** The share of each mode that is still to be learned: |1 - ηλ_i / n|^t. */
  readonly remaining: Vector;
}

/** How training runs: the learning rate η, and how many steps were taken. */
interface Schedule {
  readonly rate: number;
  readonly steps: number;
}

/**
 * The linearized network after `steps` steps from output 0, in closed form, mode by mode.
 *
 * In mode i of the kernel the residual shrinks by 1 - ηλ_i / n in every step, whatever the scale α.
 */
export function linearized({ targets }: Sample, { rate, steps }: Schedule): Linearized {
  const factors = eigenvalues.map((eigenvalue) => 1 - (rate * eigenvalue) / EXAMPLES);
  const along = kernel.vectors.map((vector) => dot(vector, targets));
  const shares = factors.map((factor) => 1 - factor ** steps);
  // The parameters move by Φᵀ times these multiples of the modes; a mode of eigenvalue 0 stays where it is.
  const pushes = eigenvalues.map((value, i) => (value < NOTHING ? 0 : (item(shares, i) * item(along, i)) / value));
  const moved = apply(transpose(rows), combined(pushes));
  return {
    outputs: combined(along.map((part, i) => item(shares, i) * part)),
    line: places().map((x): Point => [x, dot(features(start, x), moved)]),
    remaining: factors.map((factor) => Math.abs(factor) ** steps),
  };
}

const NOTHING = 1e-10;
const BESIDE = 1e-7;

function combined(multiples: Vector): Vector {
  return range(EXAMPLES).map((i) => sum(multiples.map((part, k) => part * item(item(kernel.vectors, k), i))));
}

/** Both ends, and the two sides of every jump. */
function places(): Vector {
  const jumps = startElbows.filter((elbow) => Math.abs(elbow) < 1).flatMap((elbow) => [elbow - BESIDE, elbow + BESIDE]);
  return [-1, ...jumps.toSorted((a, b) => a - b), 1];
}
