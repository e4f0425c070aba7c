import { at, range } from '../../core/array.ts';
import { covarianceAround } from '../../core/every-batch.ts';
import { autoencoderLoss, autoencoderStep, type LinearAutoencoder } from '../../core/linear-autoencoder.ts';
import type { Matrix } from '../../core/matrix.ts';
import type { Rng } from '../../core/rng.ts';
import { symmetricEigen, type SymmetricEigen } from '../../core/symmetric-eigen.ts';
import { tiltedCloud } from '../../core/tilted-cloud.ts';
import { dot, times, total, type Vector } from '../../core/vector.ts';

/** Points in a cloud. */
export const COUNT = 60;

/** The learning rate. The loss falls at every step, from any start that the handles allow. */
export const RATE = 0.02;

/** How the weights can start: where the handles stand, exactly on the minor axis of the cloud, or a touch off it. */
export const STARTS = ['handles', 'minor axis', 'nudged'] as const;

/** One of `STARTS`. */
export type Start = (typeof STARTS)[number];

/** Of both weight vectors when they start on the minor axis. */
const MINOR_LENGTH = 0.3;

/** How far along the major axis a nudged start lies. */
export const NUDGE = 1e-6;

/** What is trained on. */
export interface Cloud {
  /** Centered, one point in each row, 60 by 2. */
  readonly points: Matrix;
  /** The eigenvalues of the covariance, largest first, and the principal directions. */
  readonly principal: SymmetricEigen;
}

/** Where the training stands after some step, in principal coordinates: entry i belongs to principal direction i. */
export interface Stop {
  readonly encoder: Vector;
  readonly decoder: Vector;
  readonly loss: number;
}

/** A cloud as the knobs describe it: spreads along and across its axis, and the angle of the axis in degrees. */
export function cloudOf(
  rng: Rng,
  { s1, s2, psi }: { readonly s1: number; readonly s2: number; readonly psi: number },
): Cloud {
  const points = tiltedCloud(rng, { count: COUNT, spreads: [s1, s2], angle: (psi * Math.PI) / 180 });
  return { points, principal: symmetricEigen(covarianceAround(points, [0, 0])) };
}

/** The start of the training. `w1` and `w2` are encoder and decoder in the plane of the points. */
export function startOf(
  { principal }: Cloud,
  {
    start,
    w1,
    w2,
    lambda,
  }: { readonly start: Start; readonly w1: Vector; readonly w2: Vector; readonly lambda: number },
): Stop {
  const onAxis = [start === 'nudged' ? NUDGE : 0, MINOR_LENGTH];
  const [encoder, decoder] = start === 'handles' ? [turned(w1, principal), turned(w2, principal)] : [onAxis, onAxis];
  return stopAt({ encoder: [encoder], decoder: decoder.map((entry) => [entry]) }, principal.values, lambda);
}

/**
 * One step of gradient descent.
 *
 * In principal coordinates the covariance is diagonal to the last bit, so that weights on an axis stay on it: rounding
 * cannot push them off a saddle.
 */
export function nextStop({ encoder, decoder }: Stop, eigenvalues: Vector, lambda: number): Stop {
  const weights = { encoder: [encoder], decoder: decoder.map((entry) => [entry]) };
  const task = { covariance: diagonal(eigenvalues), lambda, rate: RATE };
  return stopAt(autoencoderStep(weights, task), eigenvalues, lambda);
}

/** A vector of principal coordinates in the plane of the points. */
export function inPlane(coordinates: Vector, { vectors }: SymmetricEigen): readonly [number, number] {
  const [x = 0, y = 0] = total([0, 0], ...coordinates.map((entry, i) => times(entry, at(vectors, i))));
  return [x, y];
}

/** The principal coordinates of a vector in the plane of the points. */
function turned(vector: Vector, { vectors }: SymmetricEigen): Vector {
  return vectors.map((direction) => dot(direction, vector));
}

function stopAt(weights: LinearAutoencoder, eigenvalues: Vector, lambda: number): Stop {
  const task = { covariance: diagonal(eigenvalues), lambda };
  return { encoder: at(weights.encoder, 0), decoder: weights.decoder.flat(), loss: autoencoderLoss(weights, task) };
}

function diagonal(entries: Vector): Matrix {
  return entries.map((entry, i) => range(entries.length).map((j) => (i === j ? entry : 0)));
}
