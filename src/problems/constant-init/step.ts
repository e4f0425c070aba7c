import { dot, total, times } from '../../core/vector.ts';

/** What is drawn. */
export interface Numbers {
  /** d_1, the width of the hidden layer */
  readonly units: number;
  readonly input: readonly number[];
  /** r, every row of the first matrix */
  readonly row: readonly number[];
  /** v, every weight of the second layer */
  readonly outputWeight: number;
  readonly target: number;
  readonly rate: number;
}

/** A hidden ReLU layer of equal units on one example, before and after a step of gradient descent; biases start at 0. */
export interface Step {
  /** The pre-activation of every hidden unit, above 0 in all draws. */
  readonly sum: number;
  readonly output: number;
  /** The loss gradient in the output: output minus target. */
  readonly error: number;
  readonly rowGradient: readonly number[];
  /** Also the loss gradient in each hidden bias. */
  readonly hiddenError: number;
  readonly outputWeightGradient: number;
  readonly movedRow: readonly number[];
  /** The bias of every hidden unit after the step. */
  readonly movedBias: number;
  readonly movedOutputWeight: number;
  readonly movedOutputBias: number;
  readonly movedSum: number;
  readonly movedOutput: number;
}

/** One step on the squared loss (ŷ - y)²/2, by the formulas for one unit of the layer. */
export function stepOf({ units, input, row, outputWeight, target, rate }: Numbers): Step {
  const sum = dot(row, input);
  const output = units * outputWeight * sum;
  const error = output - target;
  const hiddenError = outputWeight * error;
  const rowGradient = times(hiddenError, input);
  const outputWeightGradient = error * sum;
  const movedRow = total(row, times(-rate, rowGradient));
  const movedBias = -rate * hiddenError;
  const movedOutputWeight = outputWeight - rate * outputWeightGradient;
  const movedOutputBias = -rate * error;
  const movedSum = dot(movedRow, input) + movedBias;
  return {
    sum,
    output,
    error,
    rowGradient,
    hiddenError,
    outputWeightGradient,
    movedRow,
    movedBias,
    movedOutputWeight,
    movedOutputBias,
    movedSum,
    movedOutput: units * movedOutputWeight * movedSum + movedOutputBias,
  };
}
