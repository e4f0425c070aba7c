import { at } from '../../core/array.ts';
import { leastSquaresMap } from './linear-map.ts';
import type { Matrix } from '../../core/matrix.ts';

/** What is drawn: a Gaussian number in noise, and a pair of features and a sign in other noise. */
export interface Numbers {
  /** The variance of the Gaussian input, λ₁. */
  readonly variance: number;
  /** The variance of its noise. */
  readonly noise: number;
  /** Its corrupted value. */
  readonly seen: number;
  /** The covariance ((a, b), (b, c)) of two features by its entries a, b, c. */
  readonly covariance: readonly [number, number, number];
  /** The variance of the noise in each feature and in the sign. */
  readonly pairNoise: number;
  /** The corrupted value of the sign. */
  readonly seenSign: number;
}

/** The answers in numbers. */
export interface Estimates {
  readonly coefficient: number;
  readonly leastError: number;
  /** The slope of the log-density of the corrupted input where it was seen. */
  readonly score: number;
  /** The mean of the sign, given its corrupted value. */
  readonly sign: number;
  readonly map: Matrix;
  readonly mapError: number;
  /** The error of denoising each of the two features for itself. */
  readonly apartError: number;
  /** The weight of feature 2 in the best prediction of feature 1, and the error of that prediction. */
  readonly neighbor: readonly [number, number];
}

/** All answers of one instance. */
export function estimates({ variance, noise, seen, covariance, pairNoise, seenSign }: Numbers): Estimates {
  const [a, b, c] = covariance;
  const map = leastSquaresMap(covariance, pairNoise);
  return {
    coefficient: variance / (variance + noise),
    leastError: (variance * noise) / (variance + noise),
    score: -seen / (variance + noise),
    sign: Math.tanh(seenSign / pairNoise),
    map,
    mapError: pairNoise * (at(at(map, 0), 0) + at(at(map, 1), 1)),
    apartError: pairNoise * (a / (a + pairNoise) + c / (c + pairNoise)),
    neighbor: [b / c, a - b ** 2 / c],
  };
}
