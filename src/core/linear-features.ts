import { at } from './array.ts';
import { gradientFlow } from './descent.ts';
import { gradient } from './finite-differences.ts';
import { folded } from './flat-rows.ts';
import { add, apply, type Matrix, multiply, outer, scale, transpose } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Regression } from './ridge.ts';
import type { Rng } from './rng.ts';
import { difference, dot, type Vector } from './vector.ts';

/** A linear head on linear features: the prediction for an input x is headᵀ features x. */
export interface LinearFeatures {
  /** W1, k by d. */
  readonly features: Matrix;
  /** w2, k of them. */
  readonly head: Vector;
}

/** The predictions minus the targets, one for each input. */
export function residuals({ features, head }: LinearFeatures, { inputs, targets }: Regression): Vector {
  return inputs.map((input, i) => dot(head, apply(features, input)) - at(targets, i));
}

/** Half the sum of the squared residuals. */
export function featureLoss(weights: LinearFeatures, examples: Regression): number {
  const misses = residuals(weights, examples);
  return dot(misses, misses) / 2;
}

/** The gradients of `featureLoss` in the shapes of the weights: w2 ρᵀX for the features, W1 Xᵀρ for the head. */
export function featureSlopes(weights: LinearFeatures, examples: Regression): LinearFeatures {
  const pull = apply(transpose(examples.inputs), residuals(weights, examples));
  return { features: outer(weights.head, pull), head: apply(weights.features, pull) };
}

/** The gradients of `featureLoss` by finite differences, in the shapes of the weights. */
export function measuredFeatureSlopes(weights: LinearFeatures, examples: Regression): LinearFeatures {
  const loss = (flat: Vector) => featureLoss(unpacked(flat, weights), examples);
  return unpacked(gradient(loss, packed(weights)), weights);
}

/** The weights after a time of gradient flow on `featureLoss`, by Runge-Kutta steps along measured slopes. */
export function flowedFeatures(
  start: LinearFeatures,
  examples: Regression,
  run: { readonly time: number; readonly parts: number },
): LinearFeatures {
  const loss = (flat: Vector) => featureLoss(unpacked(flat, start), examples);
  return unpacked(gradientFlow({ gradient: (flat) => gradient(loss, flat) }, packed(start), run), start);
}

/** Features of k outputs on d inputs and a head, all normal. */
export function randomFeatures(rng: Rng, k: number, d: number): LinearFeatures {
  return { features: normalMatrix(rng, k, d), head: normalVector(rng, k) };
}

/** The k by k matrix w2w2ᵀ - W1W1ᵀ, which gradient flow keeps. */
export function balanceOf({ features, head }: LinearFeatures): Matrix {
  return add(outer(head, head), scale(-1, multiply(features, transpose(features))));
}

/** The largest difference between the weights of two models of one shape. */
export function weightGap(a: LinearFeatures, b: LinearFeatures): number {
  return Math.max(...difference(packed(a), packed(b)).map(Math.abs));
}

function packed({ features, head }: LinearFeatures): Vector {
  return [...head, ...features.flat()];
}

function unpacked(flat: Vector, { head, features }: LinearFeatures): LinearFeatures {
  return { head: flat.slice(0, head.length), features: folded(flat.slice(head.length), at(features, 0).length) };
}
