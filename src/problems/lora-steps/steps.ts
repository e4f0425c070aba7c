import { lowRankChange, lowRankGradients, lowRankStep, type LowRankFactors } from '../../core/low-rank-update.ts';
import { add, apply, identity, outer, type Matrix } from '../../core/matrix.ts';
import { difference, dot, type Vector } from '../../core/vector.ts';

export type Pair = readonly [number, number];

/** What is drawn: a change of rank 1 to the 2 by 2 identity, one example, and the step. */
export interface Numbers {
  /** The row A at the start; B starts at zero. */
  readonly row: Pair;
  readonly input: Pair;
  readonly target: Pair;
  /** s */
  readonly scale: number;
  /** η */
  readonly rate: number;
}

/** The state before a step. */
export interface State {
  readonly factors: LowRankFactors;
  readonly output: Vector;
  readonly residual: Vector;
  readonly loss: number;
  /** G, the gradient of the loss in the whole matrix. */
  readonly whole: Matrix;
  /** The gradients in B and A. */
  readonly slopes: LowRankFactors;
}

/** The loss ½‖Wx - y‖² and all its gradients at W = I + sBA. */
export function stateAt(numbers: Numbers, factors: LowRankFactors): State {
  const { input, target, scale } = numbers;
  const output = apply(add(identity(2), lowRankChange(factors, scale)), input);
  const residual = difference(output, target);
  const whole = outer(residual, input);
  const loss = dot(residual, residual) / 2;
  return { factors, output, residual, loss, whole, slopes: lowRankGradients(factors, whole, scale) };
}

/** The states before the first step, before the second, and after it. */
export function statesOf(numbers: Numbers): readonly [State, State, State] {
  const first = stateAt(numbers, { B: [[0], [0]], A: [numbers.row] });
  const second = stateAt(numbers, lowRankStep(first.factors, first.slopes, numbers.rate));
  const third = stateAt(numbers, lowRankStep(second.factors, second.slopes, numbers.rate));
  return [first, second, third];
}

/** A factor of rank 1 as the list of its numbers. */
export function flat(factor: Matrix): Vector {
  return factor.flat();
}
