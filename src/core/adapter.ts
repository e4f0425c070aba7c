import { at, range, sum } from './array.ts';
import { apply, type Matrix, scale } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { dot, times, total, type Vector } from './vector.ts';

/** A bottleneck of m units beside a skip of width d. */
export interface Adapter {
  /** m by d and m. */
  readonly down: { readonly weights: Matrix; readonly bias: Vector };
  /** d by m and d. */
  readonly up: { readonly weights: Matrix; readonly bias: Vector };
}

/** An adapter with normal numbers, for a width d and a bottleneck m. */
export function randomAdapter(rng: Rng, d: number, m: number): Adapter {
  return {
    down: { weights: normalMatrix(rng, m, d), bias: normalVector(rng, m) },
    up: { weights: normalMatrix(rng, d, m), bias: normalVector(rng, d) },
  };
}

/** The features h + W_up tanh(W_down h + b_down) + b_up (N. Houlsby et al., 2019). */
export function adapted({ down, up }: Adapter, features: Vector): Vector {
  const units = total(apply(down.weights, features), down.bias).map(Math.tanh);
  return total(features, apply(up.weights, units), up.bias);
}

/** The same, written out with one sum for each unit and each feature. */
export function adaptedByUnit({ down, up }: Adapter, features: Vector): Vector {
  const units = down.bias.map((bias, j) => Math.tanh(dot(at(down.weights, j), features) + bias));
  return features.map((feature, i) => feature + at(up.bias, i) + dot(at(up.weights, i), units));
}

/** The adapter with zeros on its way up, as it starts: the identity. */
export function silenced({ down, up }: Adapter): Adapter {
  return { down, up: { weights: scale(0, up.weights), bias: times(0, up.bias) } };
}

/** The numbers in an adapter, counted. */
export function adapterSize({ down, up }: Adapter): number {
  return [down, up].reduce((count, { weights, bias }) => count + weights.flat().length + bias.length, 0);
}

/** By how much an adapter misses f(2x) + f(0) = 2f(x), which every map of the form Wx + b satisfies: the largest entry. */
export function bendOf(adapter: Adapter, features: Vector): number {
  const [none, once, twice] = [0, 1, 2].map((factor) => adapted(adapter, features.map((entry) => factor * entry))); // prettier-ignore
  const bends = range(features.length).map((i) => sum([twice?.[i] ?? 0, none?.[i] ?? 0, -2 * (once?.[i] ?? 0)]));
  return Math.max(...bends.map(Math.abs));
}
