import { at, range } from './array.ts';
import { solve } from './linear-solve.ts';
import { add, apply, diagonal, identity, type Matrix, multiply, power, scale, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { total, type Vector } from './vector.ts';

/** A linear world that is seen through noise: s_{t+1} = A s_t + noise of covariance Q, x_t = C s_t + noise of covariance R. */
export interface LinearWorld {
  readonly transition: Matrix;
  readonly observation: Matrix;
  readonly processNoise: Matrix;
  readonly sensorNoise: Matrix;
  /** Covariance of the state s_0, whose mean is 0. */
  readonly startCovariance: Matrix;
}

/** A random world of three states that two sensors see. */
export function randomWorld(rng: Rng): LinearWorld {
  return {
    transition: normalMatrix(rng, 3, 3),
    observation: normalMatrix(rng, 2, 3),
    processNoise: diagonal([1, 0.5, 0.2]),
    sensorNoise: diagonal([0.3, 2]),
    startCovariance: diagonal([3, 1, 2]),
  };
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

/**
 * The same estimate by recursion, one observation at a time, from the estimate 0 of s_0 (R. Kalman, 1960).
 *
 * With the gain K = P Cᵀ (C P Cᵀ + R)⁻¹: ŝ ← (A - A K C) ŝ + A K x and P ← A (I - K C) P Aᵀ + Q.
 */
export function recursiveEstimate(world: LinearWorld, observations: readonly Vector[]): Vector {
  const { transition: a, observation: c } = world;
  let estimate: Vector = world.startCovariance.map(() => 0);
  let p = world.startCovariance;
  for (const x of observations) {
    const gain = kalmanGain(world, p);
    const kept = add(identity(a.length), scale(-1, multiply(gain, c)));
    estimate = total(apply(multiply(a, kept), estimate), apply(multiply(a, gain), x));
    p = add(multiply(multiply(multiply(a, kept), p), transpose(a)), world.processNoise);
  }
  return estimate;
}

/** Solved as (C P Cᵀ + R) Kᵀ = C P, both covariances being symmetric. */
function kalmanGain({ observation: c, sensorNoise }: LinearWorld, p: Matrix): Matrix {
  const seen = multiply(c, p);
  return transpose(solve(add(multiply(seen, transpose(c)), sensorNoise), seen));
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
