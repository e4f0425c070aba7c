import { at, sum } from './array.ts';
import { solve } from './linear-solve.ts';
import { apply, multiply, scale, transpose, type Matrix } from './matrix.ts';
import { dot, type Vector } from './vector.ts';

/** A linear regression with the mean loss L(w) = (1/2n) Σ (xᵢᵀw - yᵢ)², and what is known about its minimum. */
export interface LeastSquares {
  /** The n examples as rows, n by d. */
  readonly inputs: Matrix;
  /** The n targets. */
  readonly targets: Vector;
  /** The Hessian XᵀX / n, d by d. */
  readonly hessian: Matrix;
  /** The weights of least loss, d of them. */
  readonly minimizer: Vector;
  /** What the minimizer leaves of each target: ρᵢ = yᵢ - xᵢᵀw*. */
  readonly residuals: Vector;
}

/** Sets up a linear regression. Throws RangeError when the examples leave a direction of the weights open. */
export function leastSquares(inputs: Matrix, targets: Vector): LeastSquares {
  const columns = transpose(inputs);
  const hessian = scale(1 / inputs.length, multiply(columns, inputs));
  const pull = apply(columns, targets).map((entry) => [entry / inputs.length]);
  const minimizer = solve(hessian, pull).map((row) => at(row, 0));
  return { inputs, targets, hessian, minimizer, residuals: residualsAt({ inputs, targets }, minimizer) };
}

/** The mean loss (1/2n) Σ (xᵢᵀw - yᵢ)² at some weights. */
export function meanLoss(problem: Pick<LeastSquares, 'inputs' | 'targets'>, weights: Vector): number {
  return sum(residualsAt(problem, weights).map((residual) => residual ** 2)) / (2 * problem.inputs.length);
}

/** How far the loss at some weights lies above the least one: ½ eᵀHe with e = w - w*. */
export function excessLoss({ hessian, minimizer }: LeastSquares, weights: Vector): number {
  const error = weights.map((weight, i) => weight - at(minimizer, i));
  return dot(error, apply(hessian, error)) / 2;
}

/** The weights after one step of minibatch SGD: minus `rate` times the mean gradient of the examples of the batch. */
export function minibatchStep(
  { inputs, targets }: Pick<LeastSquares, 'inputs' | 'targets'>,
  weights: Vector,
  { batch, rate }: { readonly batch: readonly number[]; readonly rate: number },
): Vector {
  const misses = batch.map((i) => dot(at(inputs, i), weights) - at(targets, i));
  const gradient = (j: number) => sum(batch.map((i, draw) => at(misses, draw) * at(at(inputs, i), j))) / batch.length;
  return weights.map((weight, j) => weight - rate * gradient(j));
}

function residualsAt({ inputs, targets }: Pick<LeastSquares, 'inputs' | 'targets'>, weights: Vector): Vector {
  return inputs.map((input, i) => at(targets, i) - dot(input, weights));
}
