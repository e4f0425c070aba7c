import { at } from './array.ts';
import { solve } from './linear-solve.ts';
import { add, apply, identity, type Matrix, multiply, outer, scale, transpose } from './matrix.ts';
import { kernelRidgeWeights } from './ridge.ts';
import { difference, dot, type Vector } from './vector.ts';

/** Features of a support and of a query set, one example in each row, with their targets; λ > 0 or full row rank. */
export interface HeadTask {
  readonly features: Matrix;
  readonly targets: Vector;
  readonly lambda: number;
  readonly queryFeatures: Matrix;
  readonly queryTargets: Vector;
}

/** The gradients of a query loss through the ridge head that is fitted on the support. */
export interface HeadGradients {
  /** In the support features, n by d. */
  readonly features: Matrix;
  /** In the query features, directly. */
  readonly queryFeatures: Matrix;
  /** In the penalty λ. */
  readonly lambda: number;
}

/** The ridge head, transposed, d by outputs, through the n by n inverse: Φᵀ(ΦΦᵀ + λI)⁻¹Y. */
export function kernelHead({
  features,
  targets,
  lambda,
}: {
  readonly features: Matrix;
  readonly targets: Matrix;
  readonly lambda: number;
}): Matrix {
  const gram = add(multiply(features, transpose(features)), scale(lambda, identity(features.length)));
  return multiply(transpose(features), solve(gram, targets));
}

/** Half the squared error on the query set of the ridge head fitted on the support. */
export function queryLoss({ features, targets, lambda, queryFeatures, queryTargets }: HeadTask): number {
  const head = kernelRidgeWeights({ inputs: features, targets }, lambda);
  const misses = difference(apply(queryFeatures, head), queryTargets);
  return dot(misses, misses) / 2;
}

/**
 * The gradients of that loss: with M = ΦᵀΦ + λI and s = M⁻¹Φ'ᵀ(Φ'ŵ - y'), (y - Φŵ)sᵀ - Φsŵᵀ in the support features
 * and -sᵀŵ in the penalty.
 */
export function queryLossGradients({
  features,
  targets,
  lambda,
  queryFeatures,
  queryTargets,
}: HeadTask): HeadGradients {
  const columns = transpose(features);
  const normal = add(multiply(columns, features), scale(lambda, identity(columns.length)));
  const head = solved(normal, apply(columns, targets));
  const misses = difference(apply(queryFeatures, head), queryTargets);
  const adjoint = solved(normal, apply(transpose(queryFeatures), misses));
  const residuals = difference(targets, apply(features, head));
  const reaction = scale(-1, outer(apply(features, adjoint), head));
  return {
    features: add(outer(residuals, adjoint), reaction),
    queryFeatures: outer(misses, head),
    lambda: -dot(adjoint, head),
  };
}

function solved(matrix: Matrix, vector: Vector): Vector {
  return solve(matrix, vector.map((entry) => [entry])).map((row) => at(row, 0)); // prettier-ignore
}
