import { at, range } from './array.ts';
import { add, apply, type Matrix, multiply } from './matrix.ts';
import { symmetricPower } from './symmetric-function.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { dot, norm, times, total, type Vector } from './vector.ts';

/**
 * Two views of an example in R^d are x + ε₁ and x + ε₂, with independent noise. One linear unit embeds a view x̃ as wᵀx̃.
 */
export interface Views {
  /** C, the covariance of the content x that both views share, d by d. */
  readonly content: Matrix;
  /** C_ε, the covariance of the noise that the augmentation adds to each view, d by d. */
  readonly noise: Matrix;
}

/** The losses that the unit can be trained with. */
export const ALIGNMENT_METHODS = [
  'alignment',
  'stop-gradient',
  'predictor',
  'predictor + stop-gradient',
  'variance penalty',
] as const;

/** One of `ALIGNMENT_METHODS`. */
export type AlignmentMethod = (typeof ALIGNMENT_METHODS)[number];

/** What is learned: the online weights w, the predictor a (a number), the target weights w'. */
export interface AlignmentState {
  readonly weights: Vector;
  readonly predictor: number;
  readonly target: Vector;
}

/** How it is learned. */
export interface AlignmentTraining {
  readonly method: AlignmentMethod;
  /** The learning rate of the weights. */
  readonly rate: number;
  /** The learning rate of the predictor. */
  readonly predictorRate: number;
  /** The share of the target weights that stays at each step, from 0 (they equal the online ones) to below 1. */
  readonly ema: number;
  /** The strength λ of the variance penalty. */
  readonly penalty: number;
}

/** The start from these weights: the target weights equal them and the predictor is 1. */
export function alignmentStart(weights: Vector): AlignmentState {
  return { weights, predictor: 1, target: weights };
}

/**
 * One step of gradient descent on the expected loss; all gradients are taken before the step, then the target follows.
 *
 * Alignment: E(wᵀx̃₁ - wᵀx̃₂)² = 2wᵀC_εw. Predictor: E(a wᵀx̃₁ - wᵀx̃₂)². A stop-gradient holds the second term fixed, and
 * with a predictor it is w'ᵀx̃₂. Variance penalty: alignment + λ(wᵀC̃w - 1)², where C̃ = C + C_ε.
 */
export function alignmentStep(state: AlignmentState, views: Views, training: AlignmentTraining): AlignmentState {
  const slopes = SLOPES[training.method](state, views, training);
  const weights = total(state.weights, times(-training.rate, slopes.weights));
  return {
    weights,
    predictor: state.predictor - training.predictorRate * slopes.predictor,
    target: total(times(training.ema, state.target), times(1 - training.ema, weights)),
  };
}

/** The weights after some steps from a start. */
export function alignedWeights(
  start: Vector,
  views: Views,
  { steps, ...training }: AlignmentTraining & { readonly steps: number },
): Vector {
  return range(steps).reduce((state) => alignmentStep(state, views, training), alignmentStart(start)).weights;
}

/** The share of the variance of the embedding that both views agree on: wᵀCw / wᵀC̃w, from 0 to 1. Needs wᵀC̃w > 0. */
export function invarianceRatio(weights: Vector, views: Views): number {
  return variance(weights, views.content) / variance(weights, viewCovariance(views));
}

/** The direction, of length 1, with the largest invariance ratio, and that ratio. C + C_ε must be positive definite. */
export function mostInvariant(views: Views): { readonly ratio: number; readonly direction: Vector } {
  const whitening = symmetricPower(viewCovariance(views), -0.5);
  const { values, vectors } = symmetricEigen(multiply(whitening, multiply(views.content, whitening)));
  const direction = apply(whitening, at(vectors, 0));
  return { ratio: at(values, 0), direction: times(1 / norm(direction), direction) };
}

/** C̃ = C + C_ε, the covariance of one view. */
export function viewCovariance({ content, noise }: Views): Matrix {
  return add(content, noise);
}

/** wᵀ(covariance)w, the variance of wᵀx when x has that covariance. */
export function variance(weights: Vector, covariance: Matrix): number {
  return dot(weights, apply(covariance, weights));
}

/** The slopes of a loss in what is learned by gradients. */
export interface AlignmentSlopes {
  readonly weights: Vector;
  readonly predictor: number;
}

type SlopesOf = (state: AlignmentState, views: Views, training: AlignmentTraining) => AlignmentSlopes;

const SLOPES: Readonly<Record<AlignmentMethod, SlopesOf>> = {
  alignment: ({ weights }, { noise }) => ({ weights: times(4, apply(noise, weights)), predictor: 0 }),
  'stop-gradient': ({ weights }, { noise }) => ({ weights: times(2, apply(noise, weights)), predictor: 0 }),
  predictor: (state, views) => {
    // Both terms carry the online weights: the second one gives -2(aCw - C̃w).
    const first = predictedSlopes({ ...state, target: state.weights }, views);
    const [shared, own] = [views.content, viewCovariance(views)].map((matrix) => apply(matrix, state.weights));
    const second = total(times(2, own ?? []), times(-2 * state.predictor, shared ?? []));
    return { ...first, weights: total(first.weights, second) };
  },
  'predictor + stop-gradient': (state, views) => predictedSlopes(state, views),
  'variance penalty': ({ weights }, views, { penalty }) => {
    const excess = variance(weights, viewCovariance(views)) - 1;
    const spread = times(4 * penalty * excess, apply(viewCovariance(views), weights));
    return { weights: total(times(4, apply(views.noise, weights)), spread), predictor: 0 };
  },
};

/** The slopes of E(a wᵀx̃₁ - w'ᵀx̃₂)² with w' held fixed: 2a(aC̃w - Cw') in w, 2(a wᵀC̃w - wᵀCw') in a. */
export function predictedSlopes({ weights, predictor, target }: AlignmentState, views: Views): AlignmentSlopes {
  const seen = apply(viewCovariance(views), weights);
  const aim = apply(views.content, target);
  return {
    weights: total(times(2 * predictor ** 2, seen), times(-2 * predictor, aim)),
    predictor: 2 * (predictor * dot(weights, seen) - dot(weights, aim)),
  };
}
