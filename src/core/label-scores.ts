import { at, sum } from './array.ts';
import { softmax } from './dense-network.ts';
import { divergence } from './divergence.ts';
import { jacobian } from './finite-differences.ts';
import type { Matrix } from './matrix.ts';
import { type ClassifierSize, logitsFrom } from './two-layer-logits.ts';
import { average, elementwise, times, total, type Vector } from './vector.ts';

/** An input of a small tanh classifier, and all its weights in one vector. */
export interface Classified {
  readonly size: ClassifierSize;
  readonly input: Vector;
  readonly weights: Vector;
}

/** The probabilities of the K classes. */
export function labelProbabilities({ size, input, weights }: Classified): Vector {
  return softmax(logitsFrom(size, input)(weights));
}

/** The scores ∇ ln p_y by the weights, one row for each class y, by central differences. */
export function labelScores({ size, input, weights }: Classified): Matrix {
  return jacobian((moved) => labelProbabilities({ size, input, weights: moved }).map(Math.log), weights);
}

/** The diagonal of the Fisher matrix: squared scores, averaged over the inputs and over labels drawn from the model. */
export function fisherDiagonal(size: ClassifierSize, inputs: Matrix, weights: Vector): Vector {
  const none = weights.map(() => 0);
  const ofInput = (input: Vector) => {
    const chances = labelProbabilities({ size, input, weights });
    const squares = labelScores({ size, input, weights }).map((score) => elementwise(score, score));
    return total(none, ...squares.map((square, y) => times(at(chances, y), square)));
  };
  return average(inputs.map(ofInput));
}

/** How far other weights move the predictions: KL(p_old ‖ p), averaged over the inputs, as a function of the weights. */
export function predictionDrift(size: ClassifierSize, inputs: Matrix, old: Vector): (weights: Vector) => number {
  const chances = (input: Vector, weights: Vector) => labelProbabilities({ size, input, weights });
  const drifts = (weights: Vector) => inputs.map((input) => divergence(chances(input, old), chances(input, weights)));
  return (weights) => sum(drifts(weights)) / inputs.length;
}
