import { range } from './array.ts';
import { solve } from './linear-solve.ts';
import { add, apply, identity, type Matrix, scale } from './matrix.ts';
import type { Vector } from './vector.ts';

/** How kernel ridge regression is fitted again and again: its penalty, above 0, and how often, a whole number from 0. */
export interface RidgeRounds {
  readonly lambda: number;
  readonly rounds: number;
}

/**
 * The predictions at the training inputs after some rounds of kernel ridge regression, each fitted to the predictions
 * of the round before, the first to the targets: (K(K + λI)⁻¹)^m y. K is symmetric without negative eigenvalues.
 */
export function kernelRidgeRounds(kernel: Matrix, { lambda, rounds }: RidgeRounds, targets: Vector): Vector {
  return range(rounds).reduce<Vector>((before) => fitted(kernel, lambda, before), targets);
}

function fitted(kernel: Matrix, lambda: number, targets: Vector): Vector {
  const penalized = add(kernel, scale(lambda, identity(kernel.length)));
  const column = targets.map((target) => [target]);
  return apply(kernel, solve(penalized, column).flat());
}
