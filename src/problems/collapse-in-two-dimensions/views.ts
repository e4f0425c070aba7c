import {
  invarianceRatio,
  mostInvariant,
  predictedSlopes,
  variance,
  viewCovariance,
  type Views,
} from '../../core/alignment-dynamics.ts';
import { at } from '../../core/array.ts';
import { apply, diagonal, type Matrix } from '../../core/matrix.ts';
import { elementwise, times, total, type Vector } from '../../core/vector.ts';

/** What is drawn: what two views share, what the augmentation adds, and where one linear unit stands. */
export interface Numbers {
  /** The covariance of both features with each other; each has variance 1. */
  readonly shared: number;
  /** The variance of the noise in each feature. */
  readonly noise: readonly [number, number];
  readonly weights: readonly [number, number];
  /** How long gradient flow runs. */
  readonly time: number;
  /** The strength λ of the variance penalty. */
  readonly penalty: number;
}

/** The answers in numbers. */
export interface Dynamics {
  readonly content: Matrix;
  readonly view: Matrix;
  /** c = wᵀCw and v = wᵀC̃w. */
  readonly agreed: number;
  readonly spread: number;
  readonly loss: number;
  /** The weights after the time, under alignment and with the stop-gradient. */
  readonly aligned: Vector;
  readonly stopped: Vector;
  readonly ratio: number;
  /** The gradient with the predictor at its best and stop-gradient. */
  readonly turn: Vector;
  /** What the second branch adds to it without stop-gradient. */
  readonly second: Vector;
  /** Half the rate of change of the squared length without stop-gradient. */
  readonly shrinking: number;
  readonly best: number;
  /** The variance of the embedding at the minimum of the penalized loss. */
  readonly settled: number;
}

/** All answers of one instance. */
export function dynamics(numbers: Numbers): Dynamics {
  const { weights, time, penalty } = numbers;
  const views = viewsOf(numbers);
  const [agreed, spread] = [variance(weights, views.content), variance(weights, viewCovariance(views))];
  const ratio = invarianceRatio(weights, views);
  const { ratio: best } = mostInvariant(views);
  const own = apply(viewCovariance(views), weights);
  return {
    content: views.content,
    view: viewCovariance(views),
    agreed,
    spread,
    loss: 2 * variance(weights, views.noise),
    aligned: decayed(numbers, 4 * time),
    stopped: decayed(numbers, 2 * time),
    ratio,
    turn: predictedSlopes({ weights, predictor: ratio, target: weights }, views).weights,
    second: total(times(2, own), times(-2 * ratio, apply(views.content, weights))),
    shrinking: -2 * (spread - agreed ** 2 / spread),
    best,
    settled: Math.max(0, 1 - (1 - best) / penalty),
  };
}

/** The covariances of content and noise. */
export function viewsOf({ shared, noise }: Numbers): Views {
  return {
    content: [
      [1, shared],
      [shared, 1],
    ],
    noise: diagonal(noise),
  };
}

/** The weights, each shrunk by e to the minus speed times its noise variance. */
export function decayed({ noise, weights }: Numbers, speed: number): Vector {
  return elementwise(
    noise.map((each) => Math.exp(-speed * each)),
    weights,
  );
}

/** The coefficients (A, B, D) of A r² - B r + D, whose roots are the ratios of the stationary directions. */
export function ratioPolynomial({ shared, noise }: Numbers): readonly [number, number, number] {
  const [first, second] = [1 + at(noise, 0), 1 + at(noise, 1)];
  return [first * second - shared ** 2, first + second - 2 * shared ** 2, 1 - shared ** 2];
}
