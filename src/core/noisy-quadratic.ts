import { sum } from './array.ts';
import { batchMeans, everyBatch } from './every-batch.ts';
import { apply, type Matrix, multiply, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { average, difference, dot, times, total, type Vector } from './vector.ts';

/** A quadratic loss whose examples share one Hessian and differ in their gradients at one point. */
export interface NoisyQuadratic {
  /** d by d. */
  readonly hessian: Matrix;
  /** The gradients of the n examples at the point, n by d. */
  readonly gradients: Matrix;
}

/** Two weights and five examples, drawn at random, with a mean gradient that is not small beside the noise. */
export function randomNoisyQuadratic(rng: Rng): NoisyQuadratic {
  const inputs = normalMatrix(rng, 4, 2);
  const gradients = normalMatrix(rng, 5, 2).map((g) => total(g, [0.6, 0.3]));
  return { hessian: multiply(transpose(inputs), inputs), gradients };
}

/** How the loss changes over a move away from the point: gᵀm + ½mᵀHm with the mean gradient g. */
export function changeOver({ hessian, gradients }: NoisyQuadratic, move: Vector): number {
  return dot(average(gradients), move) + curvatureAlong(hessian, move) / 2;
}

/** The mean change of the loss over one step of SGD from the point: over all ordered draws of a batch, one by one. */
export function expectedChange(problem: NoisyQuadratic, batchSize: number, rate: number): number {
  const means = batchMeans(problem.gradients, everyBatch(problem.gradients.length, batchSize));
  return sum(means.map((g) => changeOver(problem, times(-rate, g)))) / means.length;
}

/** gᵀHg of the mean gradient g, and tr(HC) with the covariance C of the gradients over the examples. */
export function signalAndNoise({ hessian, gradients }: NoisyQuadratic): {
  readonly signal: number;
  readonly noise: number;
} {
  const mean = average(gradients);
  const spread = gradients.map((g) => curvatureAlong(hessian, difference(g, mean)));
  return { signal: curvatureAlong(hessian, mean), noise: sum(spread) / gradients.length };
}

/** Where a parabola through the origin is least, and its value there, from its values at 1 and -1. */
export function lowestPoint(parabola: (x: number) => number): { readonly x: number; readonly value: number } {
  const bend = parabola(1) + parabola(-1);
  const slope = (parabola(1) - parabola(-1)) / 2;
  return { x: -slope / bend, value: -(slope ** 2) / (2 * bend) };
}

function curvatureAlong(hessian: Matrix, direction: Vector): number {
  return dot(direction, apply(hessian, direction));
}
