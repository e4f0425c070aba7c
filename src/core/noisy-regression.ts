import { at } from './array.ts';
import { expectation, signPatterns } from './every-outcome.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { type Regression, ridgeMap, ridgeWeights } from './ridge.ts';
import { dot, type Vector } from './vector.ts';

/** A linear truth behind fixed inputs, seen through noise of variance s². */
export interface NoisyRegression {
  /** X, n by d. */
  readonly inputs: Matrix;
  /** w*, d of them. */
  readonly truth: Vector;
  /** The standard deviation s of the noise of each target. */
  readonly noise: number;
}

/** The targets Xw* + s ε for one pattern ε of n signs. */
export function noisyTargets({ inputs, truth, noise }: NoisyRegression, signs: Vector): Vector {
  return apply(inputs, truth).map((clean, i) => clean + noise * at(signs, i));
}

/** Bias and variance of the coordinate of the ridge weights along a direction in R^d, exact over all 2^n sign patterns. */
export function coordinateError(problem: NoisyRegression, direction: Vector, lambda: number) {
  const reader = apply(transpose(ridgeMap(problem.inputs, lambda)), direction);
  const outcomes = signPatterns(problem.inputs.length);
  const estimate = (signs: Vector) => dot(reader, noisyTargets(problem, signs));
  const mean = expectation(outcomes, estimate);
  const variance = expectation(outcomes, (signs) => (estimate(signs) - mean) ** 2);
  return { bias: mean - dot(direction, problem.truth), variance };
}

/** For each example its target minus the prediction of the ridge fit to all others, by fitting n times. */
export function refittedResiduals({ inputs, targets }: Regression, lambda: number): Vector {
  return targets.map((target, i) => {
    const others = { inputs: inputs.filter((_, j) => j !== i), targets: targets.filter((_, j) => j !== i) };
    return target - dot(at(inputs, i), ridgeWeights(others, lambda));
  });
}
