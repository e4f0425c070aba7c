import { at, range } from './array.ts';
import { batchMeans, covarianceAround, everySubset } from './every-batch.ts';
import { add, identity, type Matrix, multiply, scale } from './matrix.ts';
import { average, type Vector } from './vector.ts';

/** Examples of a linear model: n inputs as rows, and the gradient of each example's loss at one point. */
export interface LinearExamples {
  readonly inputs: Matrix;
  readonly gradients: Matrix;
}

/** What happens on average over all subsets of the examples. */
export interface SubsetMoments {
  /** The covariance of the mean gradient of a subset. */
  readonly covariance: Matrix;
  /** The mean of (I - αH_B)², row after row: two steps on one subset. */
  readonly steps: Vector;
  /** The mean of (H_B - H)², row after row. */
  readonly spread: Vector;
}

/** Exact means over all subsets of `size` examples, drawn without replacement; H_B is the mean of xxᵀ on the subset. */
export function subsetMoments({ inputs, gradients }: LinearExamples, size: number, rate: number): SubsetMoments {
  const hessian = (batch: readonly number[]) => {
    const rows = batch.map((i) => at(inputs, i));
    return covarianceAround(rows, at(rows, 0).map(() => 0)); // prettier-ignore
  };
  const subsets = everySubset(inputs.length, size);
  const all = hessian(range(inputs.length));
  const meanOf = (f: (matrix: Matrix) => Matrix) => average(subsets.map((batch) => squareOf(f(hessian(batch)))));
  return {
    covariance: covarianceAround(batchMeans(gradients, subsets), average(gradients)),
    steps: meanOf((matrix) => add(identity(matrix.length), scale(-rate, matrix))),
    spread: meanOf((matrix) => add(matrix, scale(-1, all))),
  };
}

function squareOf(matrix: Matrix): Vector {
  return multiply(matrix, matrix).flat();
}
