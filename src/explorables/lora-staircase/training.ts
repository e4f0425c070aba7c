import { at as item, range, sum } from '../../core/array.ts';
import { lowRankChange, type LowRankFactors, lowRankGradients, lowRankStep } from '../../core/low-rank-update.ts';
import { type Matrix, multiply, scale, transpose } from '../../core/matrix.ts';
import { normalVector } from '../../core/random-matrix.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';

/** Rows and columns of the weight matrix that is adapted. */
export const SIZE = 16;

/** A loss above this has diverged, and the training stops there. */
export const MOST_LOSS = 1e6;

/** How the two factors begin. */
export const STARTS = ['B zero', 'both zero', 'both random'] as const;

/** The settings that decide a training. */
export interface Training {
  readonly r: number;
  readonly rho: number;
  readonly eta: number;
  readonly s: number;
  readonly init: (typeof STARTS)[number];
}

/**
 * Where a training stands. The factors are written in the singular directions of the target: UᵀB and AV.
 *
 * Gradient descent is the same in every orthonormal basis, and in this one the target is diagonal.
 */
export interface Stop {
  readonly factors: LowRankFactors;
  /** Half the squared Frobenius distance of the change sBA from its target. */
  readonly loss: number;
  /** What the change does along each pair of singular directions of the target: u_iᵀ(sBA)v_i. */
  readonly captured: Vector;
  /** The gradients that the next step follows. */
  readonly gradients: LowRankFactors;
}

/** The singular values ρ^{i-1} of the target, i = 1..16. */
export function strengthsOf(rho: number): Vector {
  return range(SIZE).map((i) => rho ** i);
}

/** Row i is the right singular vector v_{i+1} of the target: signs ± 1/4, a column of the Hadamard matrix of Sylvester. */
export const RIGHT_DIRECTIONS: Matrix = range(SIZE).map((i) =>
  range(SIZE).map((j) => (-1) ** [1, 2, 4, 8].filter((bit) => (i & j & bit) > 0).length / Math.sqrt(SIZE)),
);

/** Row i is the left singular vector u_{i+1} of the target: a column of the discrete cosine transform. */
export const LEFT_DIRECTIONS: Matrix = range(SIZE).map((i) =>
  range(SIZE).map((j) => Math.sqrt((i === 0 ? 1 : 2) / SIZE) * Math.cos((Math.PI * (j + 0.5) * i) / SIZE)),
);

/** The training before its first step: A is drawn row by row with variance 1/16, then B where it is random too. */
export function startOf(training: Training, rng: Rng): Stop {
  const { r, init } = training;
  const draw = (rows: number, columns: number) =>
    scale(1 / Math.sqrt(SIZE), range(rows).map(() => normalVector(rng, columns))); // prettier-ignore
  const none = (rows: number, columns: number) => range(rows).map(() => range(columns).map(() => 0));
  const A = init === 'both zero' ? none(r, SIZE) : multiply(draw(r, SIZE), transpose(RIGHT_DIRECTIONS));
  const B = init === 'both random' ? multiply(LEFT_DIRECTIONS, draw(SIZE, r)) : none(SIZE, r);
  return stopAt({ B, A }, training);
}

/** The stop one step of gradient descent later; a training that has diverged stays where it is. */
export function nextStop(stop: Stop, training: Training): Stop {
  if (stop.loss > MOST_LOSS) return stop;
  return stopAt(lowRankStep(stop.factors, stop.gradients, training.eta), training);
}

/** The least loss of any change of rank r: half the squared singular values that are left out (C. Eckart, G. Young, 1936). */
export function leastLoss(rank: number, rho: number): number {
  return sum(strengthsOf(rho).slice(rank).map((strength) => strength ** 2)) / 2; // prettier-ignore
}

function stopAt(factors: LowRankFactors, { rho, s }: Training): Stop {
  const change = lowRankChange(factors, s);
  const strengths = strengthsOf(rho);
  const miss = change.map((row, i) => row.map((entry, j) => (i === j ? entry - item(strengths, i) : entry)));
  return {
    factors,
    loss: miss.reduce((total, row) => row.reduce((partial, entry) => partial + entry ** 2, total), 0) / 2,
    captured: change.map((row, i) => item(row, i)),
    gradients: lowRankGradients(factors, miss, s),
  };
}
