import { at } from './array.ts';
import { apply, type Matrix, outer, transpose } from './matrix.ts';
import type { Vector } from './vector.ts';

/** A linear head on linear features: the prediction for an input x is headᵀ(features x). */
export interface LinearHead {
  /** k by d. */
  readonly features: Matrix;
  /** k weights. */
  readonly head: Vector;
}

/** What the two layers do to an input together: the d weights featuresᵀ head. */
export function inputWeights({ features, head }: LinearHead): Vector {
  return apply(transpose(features), head);
}

/**
 * The gradients of a loss that depends on the input weights alone, from its gradient e in these (d numbers).
 *
 * The head's is `features e`; that of the features is the outer product `head eᵀ`, so it vanishes with the head.
 */
export function headSlopes({ features, head }: LinearHead, slope: Vector): LinearHead {
  return { features: outer(head, slope), head: apply(features, slope) };
}

/** Half the squared distance of two vectors of input weights along some coordinates, counted from 0. */
export function coordinateLoss(weights: Vector, target: Vector, coordinates: readonly number[]): number {
  return coordinates.reduce((total, j) => total + (at(weights, j) - at(target, j)) ** 2, 0) / 2;
}
