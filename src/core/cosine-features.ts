import { at, range, sum } from './array.ts';
import { solve } from './linear-solve.ts';
import { add, apply, identity, type Matrix, multiply, scale, transpose } from './matrix.ts';
import type { Rng } from './rng.ts';
import { dot, type Vector } from './vector.ts';

/** What a fit is made to: n targets, and optionally a small number on the diagonal of the kernel matrix. */
export interface FitTargets {
  readonly targets: Vector;
  readonly jitter?: number;
}

/** The n midpoints (j + ½)/n of equal parts of [0, 1]. */
export function midpointGrid(n: number): Vector {
  return range(n).map((j) => (j + 0.5) / n);
}

/** The features 1 and √2 cos kπx for k = 1 to d - 1, one point in each row: orthonormal for x uniform on [0, 1]. */
export function cosineFeatures(points: Vector, d: number): Matrix {
  return points.map((x) => range(d).map((k) => (k === 0 ? 1 : Math.SQRT2 * Math.cos(k * Math.PI * x))));
}

/**
 * The coefficients of the features in the fit whose weighted coefficients have minimum norm: C²Φᵀ(ΦC²Φᵀ)⁻¹y with
 * C = diag(weights).
 *
 * Features are n by d with n ≤ d. Throws RangeError when the kernel matrix is singular and there is no jitter.
 */
export function weightedFit(features: Matrix, weights: Vector, { targets, jitter = 0 }: FitTargets): Vector {
  const spread = transpose(features).map((column, k) => column.map((entry) => entry * (weights[k] ?? 0) ** 2));
  const kernel = add(multiply(features, spread), scale(jitter, identity(features.length)));
  return apply(spread, solve(kernel, targets.map((target) => [target])).flat()); // prettier-ignore
}

/** Weights of d features, uniform between 0.5 and 1.5. */
export function randomWeights(rng: Rng, d: number): Vector {
  return range(d).map(() => 0.5 + rng.uniform());
}

/** The features that agree with one of them, up to sign, on the midpoint grid. */
export interface AliasGroup {
  /** Their indices in rising order, the feature itself among them. */
  readonly group: readonly number[];
  /** 1 or -1 for each: its values on the grid are those of the feature times this sign. */
  readonly signs: Vector;
  /** The share of each in the squared weights of the group. */
  readonly shares: Vector;
}

/**
 * The alias group of cosine feature t on a grid of n midpoints, for as many features as there are weights.
 *
 * On the grid feature 2nr ± k is (-1)^r times feature k for k ≥ 1 (cos is even and has period 2π). Throws RangeError
 * for a multiple of n, where features vanish or, for multiples of 2n, are constant with unequal norms.
 */
export function aliasGroup(weights: Vector, t: number, n: number): AliasGroup {
  if (t % n === 0) throw new RangeError(`feature ${String(t)} has no alias group of equal norm on ${String(n)} points`);
  const base = (k: number) => Math.abs(k - 2 * n * Math.round(k / (2 * n)));
  const sign = (k: number) => (Math.round(k / (2 * n)) % 2 === 0 ? 1 : -1);
  const group = range(weights.length).filter((k) => base(k) === base(t));
  const squares = group.map((k) => at(weights, k) ** 2);
  return {
    group,
    signs: group.map((k) => sign(k) * sign(t)),
    shares: squares.map((square) => square / sum(squares)),
  };
}

/** The coefficients of the fit to feature t alone on n midpoints, by its alias group: its sign times its share, 0 outside. */
export function aliasFit(weights: Vector, t: number, n: number): Vector {
  const { group, signs, shares } = aliasGroup(weights, t, n);
  return spreadOver(weights, group, (j) => at(signs, j) * at(shares, j));
}

/**
 * The gradient, in the weights, of half the expected squared error of that fit: 2c_k/‖c_G‖² (h_k - Σ p_j h_j), with
 * h the shares minus 1 at t, and 0 outside the group.
 */
export function aliasSlopes(weights: Vector, t: number, n: number): Vector {
  const { group, shares } = aliasGroup(weights, t, n);
  const missed = group.map((k, j) => at(shares, j) - (k === t ? 1 : 0));
  const [square, mean] = [sum(group.map((k) => at(weights, k) ** 2)), dot(shares, missed)];
  return spreadOver(weights, group, (j) => ((2 * at(weights, at(group, j))) / square) * (at(missed, j) - mean));
}

/** The expected squared error of that fit: (1 - p_t)² plus the squared shares of the others. */
export function aliasError(weights: Vector, t: number, n: number): number {
  const { group, shares } = aliasGroup(weights, t, n);
  return sum(group.map((k, j) => (at(shares, j) - (k === t ? 1 : 0)) ** 2));
}

function spreadOver(weights: Vector, group: readonly number[], entry: (j: number) => number): Vector {
  const entries = new Map(group.map((k, j) => [k, entry(j)]));
  return weights.map((_, k) => entries.get(k) ?? 0);
}
