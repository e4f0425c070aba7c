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

/** The weights [α, β] of the linear RNN e_t = α e_{t-1} + β x_t. */
export type Weights = readonly [number, number];

/** The Kalman filter of a scalar world in its steady state, which is a linear RNN. */
export interface SteadyKalman {
  /** The coefficient b of P² + b P - q r = 0. */
  readonly linear: number;
  /** The variance P of the error before the observation, the positive root. */
  readonly prediction: number;
  /** K = P / (P + r) */
  readonly gain: number;
  /** α = (1 - K) a and β = K. */
  readonly weights: Weights;
  /** The variance of the error after the observation, (1 - K) P = K r. */
  readonly error: number;
}

/** The fixed point of P = a² P r / (P + r) + q, which is P² + (r (1 - a²) - q) P - q r = 0 (Kalman 1960, scalar). */
export function steadyKalman({ a, q, r }: ScalarWorld): SteadyKalman {
  const linear = r * (1 - a ** 2) - q;
  const prediction = positiveRoot(linear, q * r);
  const gain = prediction / (prediction + r);
  return { linear, prediction, gain, weights: [(1 - gain) * a, gain], error: gain * r };
}

/** The positive root of x² + b x - c = 0 for c > 0. */
export function positiveRoot(b: number, c: number): number {
  return (-b + Math.sqrt(b ** 2 + 4 * c)) / 2;
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
