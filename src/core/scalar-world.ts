import { at, range } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import { propagated } from './state-space.ts';
import { dot, type Vector } from './vector.ts';

/** A scalar world seen directly through noise: s_{t+1} = a s_t + noise of variance q, x_t = s_t + noise of variance r. */
export interface ScalarWorld {
  /** Between -1 and 1. */
  readonly a: number;
  readonly q: number;
  readonly r: number;
}

const STEPS_TO_SETTLE = 1000;

/**
 * The mean squared error that the estimate e_t = α e_{t-1} + β x_t of a scalar world settles to.
 *
 * The covariance of state and estimate is carried on until it stands still; `weights` is [α, β] with |α| < 1.
 */
export function stationaryError({ a, q, r }: ScalarWorld, weights: Vector): number {
  const [alpha, beta] = [at(weights, 0), at(weights, 1)];
  const transition = [[a, 0], [beta * a, alpha]]; // prettier-ignore
  const processNoise = [[q, beta * q], [beta * q, beta * beta * (q + r)]]; // prettier-ignore
  const start = [[0, 0], [0, 0]]; // prettier-ignore
  const settled = range(STEPS_TO_SETTLE).reduce<Matrix>((p) => propagated({ transition, processNoise }, p), start);
  return dot([1, -1], apply(settled, [1, -1]));
}
