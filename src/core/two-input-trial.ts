import { at } from './array.ts';
import { descent, halfSquaredError } from './descent.ts';
import { randomOrthogonal } from './random-orthogonal.ts';
import { normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { difference, dot, times, total, type Vector } from './vector.ts';

/** What became of one example of A after one of B was fitted, and what decides it. Losses are squared misses. */
export interface TwoInputTrial {
  /** The loss of A after the fit of B, where one solution fits both. */
  readonly overwritten: number;
  /** The same after A and B have been fitted once more. */
  readonly nextRound: number;
  /** The error that A left in the plane of both inputs, across its own input. */
  readonly missing: number;
  /** The loss of A after B was fitted to a target that no common solution has, and the residual of B before. */
  readonly conflicting: { readonly overwritten: number; readonly residual: number };
}

/** Gradient descent to the end on one input of length 1, then on a second one at an angle phi (radians), in R⁵. */
export function twoInputTrial(rng: Rng, phi: number): TwoInputTrial {
  const frame = randomOrthogonal(rng, 5);
  const [old, across, solution, start] = [at(frame, 0), at(frame, 1), normalVector(rng, 5), normalVector(rng, 5)];
  const fresh = total(times(Math.cos(phi), old), times(Math.sin(phi), across));
  const fitA = (from: Vector) => fitted(old, dot(old, solution), from);
  const fitB = (from: Vector) => fitted(fresh, dot(fresh, solution), from);
  const lossOfA = (weights: Vector) => dot(old, difference(weights, solution)) ** 2;
  const [first, other] = [fitA(start), rng.normal()];
  return {
    overwritten: lossOfA(fitB(first)),
    nextRound: lossOfA(fitB(fitA(fitB(first)))),
    missing: dot(difference(first, solution), across),
    conflicting: { overwritten: lossOfA(fitted(fresh, other, first)), residual: dot(fresh, first) - other },
  };
}

function fitted(input: Vector, target: number, from: Vector): Vector {
  return at(descent(halfSquaredError([input], [target]), from, { rate: 0.5, steps: 60 }), 60);
}
