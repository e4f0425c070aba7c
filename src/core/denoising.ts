import { at, sum } from './array.ts';
import { expectation, type Outcome } from './every-outcome.ts';
import { gradient } from './finite-differences.ts';
import { folded } from './flat-rows.ts';
import { apply, type Matrix, multiply, scale, transpose } from './matrix.ts';
import { difference, norm, type Vector } from './vector.ts';

/** How inputs, which stand in rows, are corrupted: by an outcome of some random draws. */
export interface Corruption {
  readonly inputs: Matrix;
  readonly outcomes: readonly Outcome[];
  /** The corrupted input. */
  readonly corrupted: (input: Vector, draws: Vector) => Vector;
}

/** The exact mean of ‖x - Wx̃‖² over all inputs x and all outcomes of their corruption x̃; W is d by d. */
export function meanMiss({ inputs, outcomes, corrupted }: Corruption, map: Matrix): number {
  const missOf = (x: Vector) =>
    expectation(outcomes, (draws) => norm(difference(x, apply(map, corrupted(x, draws)))) ** 2);
  return sum(inputs.map(missOf)) / inputs.length;
}

/** The slopes of `meanMiss` in the entries of the map, row after row, by finite differences. */
export function missSlopes(corruption: Corruption, map: Matrix): Vector {
  return gradient((flat) => meanMiss(corruption, folded(flat, map.length)), map.flat());
}

/** The mean of x xᵀ over inputs that stand in rows, XᵀX/n: their covariance if they are centered. */
export function secondMoment(inputs: Matrix): Matrix {
  return scale(1 / inputs.length, multiply(transpose(inputs), inputs));
}

/** The mean squared distance of outputs from points under a joint law with a row for each point, a column for each output. */
export function meanSquaredMiss(joint: Matrix, points: readonly Vector[], outputs: readonly Vector[]): number {
  const missOf = (i: number, j: number) => norm(difference(at(points, i), at(outputs, j))) ** 2;
  return sum(joint.flatMap((row, i) => row.map((p, j) => p * missOf(i, j))));
}
