import { at, range } from './array.ts';
import { solve } from './linear-solve.ts';
import { add, apply, dot, type Matrix, multiply, power, scale, transpose, type Vector } from './matrix.ts';

/** A linear world that is seen through noise: s_{t+1} = A s_t + noise of covariance Q, x_t = C s_t + noise of covariance R. */
export interface LinearWorld {
  readonly transition: Matrix;
  readonly observation: Matrix;
  readonly processNoise: Matrix;
  readonly sensorNoise: Matrix;
  /** Covariance of the state s_0, whose mean is 0. */
  readonly startCovariance: Matrix;
}

/**
 * The best linear estimate of the state s_n from the observations x_0 to x_{n-1}, all at once.
 *
 * It is Cov(s_n, x) Cov(x)^{-1} x with the covariances of the whole sequence written out: the slow, direct
 * way, against which a recursive filter can be tested.
 */
export function batchEstimate(world: LinearWorld, observations: readonly Vector[]): Vector {
  const n = observations.length;
  const states = range(n + 1).map((i) => range(n).map((j) => stateCovariance(world, i, j)));
  const seen = (i: number, j: number) => multiply(at(at(states, i), j), transpose(world.observation));
  const noise = (i: number, j: number) => scale(i === j ? 1 : 0, world.sensorNoise);
  const observed = range(n).map((i) => range(n).map((j) => add(multiply(world.observation, seen(i, j)), noise(i, j))));
  const stacked = observations.flat().map((entry) => [entry]);
  const weights = solve(assembled(observed), stacked).flat();
  return apply(assembled([range(n).map((j) => seen(n, j))]), weights);
}

/** Cov(s_i, s_j): the covariance at the earlier time, carried on by the transition to the later one. */
function stateCovariance(world: LinearWorld, i: number, j: number): Matrix {
  if (i < j) return transpose(stateCovariance(world, j, i));
  return multiply(power(world.transition, i - j), covarianceAt(world, j));
}

function covarianceAt(world: LinearWorld, time: number): Matrix {
  return range(time).reduce<Matrix>((covariance) => propagated(world, covariance), world.startCovariance);
}

/** A P Aᵀ + Q: the covariance one step on. */
export function propagated(world: Pick<LinearWorld, 'transition' | 'processNoise'>, covariance: Matrix): Matrix {
  const carried = multiply(multiply(world.transition, covariance), transpose(world.transition));
  return add(carried, world.processNoise);
}

/** One matrix out of a grid of blocks. */
function assembled(blocks: readonly (readonly Matrix[])[]): Matrix {
  return blocks.flatMap((row) => at(row, 0).map((_, i) => row.flatMap((block) => at(block, i))));
}

/** A scalar world seen directly through noise: s_{t+1} = a s_t + noise of variance q, x_t = s_t + noise of variance r. */
export interface ScalarWorld {
  /** Between -1 and 1. */
  readonly a: number;
  readonly q: number;
  readonly r: number;
}

const STEPS_TO_SETTLE = 3000;

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
