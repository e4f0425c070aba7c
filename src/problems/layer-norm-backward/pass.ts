import { sum } from '../../core/array.ts';
import { apply } from '../../core/matrix.ts';
import { layerNormJacobian, standardized, statisticsOf } from '../../core/normalization.ts';
import { dot, type Vector } from '../../core/vector.ts';

/** What is drawn: the features of one token, the gradient behind its norm, and what becomes of them. */
export interface Numbers {
  /** Four different whole numbers. */
  readonly features: Vector;
  /** The gradient of the loss in the normalized features. */
  readonly upstream: Vector;
  /** The features are multiplied by this in one question, */
  readonly factor: number;
  /** and then all shifted by this. */
  readonly shift: number;
  /** Blocks of two sublayers each, whose branches pass on what they get. */
  readonly blocks: number;
}

/** What layer norm computes, forward and backward. */
export interface Pass {
  readonly mean: number;
  readonly deviations: Vector;
  /** s² with divisor d. */
  readonly variance: number;
  readonly spread: number;
  readonly normalized: Vector;
  /** Sum of the upstream gradient, and its inner product with the normalized features. */
  readonly total: number;
  readonly along: number;
  /** The gradient of the loss in the features. */
  readonly gradient: Vector;
}

/** Layer norm without gain, shift and ε, and its gradient. */
export function passOf({ features, upstream }: Pick<Numbers, 'features' | 'upstream'>): Pass {
  const { mean, variance } = statisticsOf(features);
  const normalized = standardized(features, 0);
  return {
    mean,
    deviations: features.map((x) => x - mean),
    variance,
    spread: Math.sqrt(variance),
    normalized,
    total: sum(upstream),
    along: dot(upstream, normalized),
    gradient: apply(layerNormJacobian(features), upstream),
  };
}
