import { at, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { dot, times, total, type Vector } from '../../core/vector.ts';

/** What is drawn: three demonstrations in the plane, a query, a rate, and weights to start from. */
export interface Numbers {
  readonly inputs: readonly Vector[];
  readonly targets: Vector;
  readonly query: Vector;
  /** η */
  readonly rate: number;
  /** w_0 of the last question. */
  readonly start: Vector;
}

/** What the questions ask for. */
export interface Step {
  /** After one step from zero. */
  readonly weights: Vector;
  readonly first: number;
  readonly second: number;
  /** After one step from `start`. */
  readonly started: number;
  /** Softmax attention with the targets as values. */
  readonly smoothed: number;
}

export function residualsAt({ inputs, targets }: Numbers, weights: Vector): Vector {
  return inputs.map((input, j) => at(targets, j) - dot(weights, input));
}

/** The weights after one step of gradient descent. */
export function stepped(numbers: Numbers, weights: Vector): Vector {
  const residuals = residualsAt(numbers, weights);
  return total(weights, ...numbers.inputs.map((input, j) => times(numbers.rate * at(residuals, j), input)));
}

/** The products of the query with the inputs, unscaled. */
export function scoresOf({ inputs, query }: Numbers): Vector {
  return inputs.map((input) => dot(input, query));
}

/** η Σ r_j x_jᵀx_q */
export function attended(numbers: Numbers, residuals: Vector): number {
  return numbers.rate * sum(scoresOf(numbers).map((score, j) => score * at(residuals, j)));
}

export function stepOf(numbers: Numbers): Step {
  const { targets, query, start } = numbers;
  const weights = stepped(numbers, [0, 0]);
  return {
    weights,
    first: dot(weights, query),
    second: dot(stepped(numbers, weights), query),
    started: dot(stepped(numbers, start), query),
    smoothed: dot(softmax(scoresOf(numbers)), targets),
  };
}
