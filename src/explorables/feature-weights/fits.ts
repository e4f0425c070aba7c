import { at, range } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';
import { type Factor, factorOf, solved } from './cholesky.ts';

/** How many features there are: 1 and √2 cos kπx for k = 1 to 31. */
export const FEATURES = 32;

/** All features at some points. */
export interface Design {
  readonly points: Vector;
  /** Row by row, one point in each. */
  readonly entries: Float64Array;
}

/** The features at these points. */
export function designAt(points: Vector): Design {
  const entries = new Float64Array(points.length * FEATURES);
  points.forEach((x, j) => {
    for (let k = 0; k < FEATURES; k++) {
      entries[j * FEATURES + k] = k === 0 ? 1 : Math.SQRT2 * Math.cos(k * Math.PI * x);
    }
  });
  return { points, entries };
}

/** The fits with one set of weights on one design, of any targets. */
export interface Fitter {
  /** What the kernel matrix, with the jitter on its diagonal, was factored into. */
  readonly factor: Factor;
  readonly design: Design;
  /** The squared weights. */
  readonly squares: Float64Array;
}

/** Prepares the fits: the Cholesky factor of ΦC²Φᵀ + jitter · I. */
export function fitterOf(design: Design, weights: Vector, jitter: number): Fitter {
  const [n, squares] = [design.points.length, Float64Array.from(weights, (weight) => weight ** 2)];
  const { entries } = design;
  const spread = entries.map((entry, i) => entry * (squares[i % FEATURES] ?? 0));
  const kernel = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let entry = i === j ? jitter : 0;
      for (let k = 0; k < FEATURES; k++) entry += (entries[i * FEATURES + k] ?? 0) * (spread[j * FEATURES + k] ?? 0);
      kernel[i * n + j] = entry;
    }
  }
  return { factor: factorOf(kernel, n), design, squares };
}

/** Φv: the values at the points of the function with coefficients v. */
export function valuesAt({ points, entries }: Design, coefficients: Float64Array): Float64Array {
  return Float64Array.from(points, (_, j) => {
    let value = 0;
    for (let k = 0; k < FEATURES; k++) value += (entries[j * FEATURES + k] ?? 0) * (coefficients[k] ?? 0);
    return value;
  });
}

/** Φᵀ(ΦC²Φᵀ + jitter · I)⁻¹ targets: times C² these are the coefficients of the fit. */
export function backward({ design, factor }: Fitter, targets: Float64Array): Float64Array {
  const dual = solved(factor, targets);
  const entries = new Float64Array(FEATURES);
  for (let j = 0; j < dual.length; j++) {
    for (let k = 0; k < FEATURES; k++) {
      entries[k] = (entries[k] ?? 0) + (design.entries[j * FEATURES + k] ?? 0) * (dual[j] ?? 0);
    }
  }
  return entries;
}

/** The coefficients of the fit to these targets. */
function coefficientsOf(fitter: Fitter, targets: Float64Array): Float64Array {
  return backward(fitter, targets).map((entry, k) => entry * (fitter.squares[k] ?? 0));
}

/** The values of one feature at the points. */
export function featureAt({ points, entries }: Design, k: number): Float64Array {
  return Float64Array.from(points, (_, j) => entries[j * FEATURES + k] ?? 0);
}

/** The grids of 0 to 36 midpoints. */
const GRIDS = range(37).map((n) => designAt(range(n).map((j) => (j + 0.5) / n)));

/** The features on the grid of n midpoints (j + ½)/n, for n up to 36. */
export function gridOf(n: number): Design {
  return at(GRIDS, n);
}

/** So little on the diagonal of the kernel matrix that a fit without noise stays one, and never divides by 0. */
const JITTER = 1e-6;

/**
 * The expected squared error on the grid of n midpoints: of a task with independent coefficients of mean 0 and variance
 * 1 on the true features, at inputs uniform on [0, 1].
 */
export function expectedError(weights: Vector, truth: readonly number[], n: number): number {
  const fitter = fitterOf(gridOf(n), weights, JITTER);
  let error = 0;
  for (const t of truth) {
    const coefficients = coefficientsOf(fitter, featureAt(fitter.design, t));
    for (let k = 0; k < FEATURES; k++) error += ((coefficients[k] ?? 0) - (k === t ? 1 : 0)) ** 2;
  }
  return error;
}

/** The coefficients of the fit to a task, given by all its true coefficients, on the grid of n midpoints. */
export function fitOnGrid(weights: Vector, task: Vector, n: number): Vector {
  const fitter = fitterOf(gridOf(n), weights, JITTER);
  return [...coefficientsOf(fitter, valuesAt(fitter.design, Float64Array.from(task)))];
}
