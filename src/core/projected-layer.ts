import { range } from './array.ts';
import { add, type Matrix, multiply, scale, transpose } from './matrix.ts';

/** Examples for a linear layer: n inputs and n targets, in rows. */
export interface LayerExamples {
  readonly inputs: Matrix;
  readonly targets: Matrix;
}

/** What a layer of weights W (outputs by inputs) misses on its examples: XWᵀ - Y. */
export function layerMisses(weights: Matrix, { inputs, targets }: LayerExamples): Matrix {
  return add(multiply(inputs, transpose(weights)), scale(-1, targets));
}

/**
 * The weights after 50 steps of gradient descent at rate 0.05 on half the squared misses, where each gradient is
 * multiplied from the right by a projector (inputs by inputs).
 */
export function projectedTraining(start: Matrix, examples: LayerExamples, projector: Matrix): Matrix {
  return range(50).reduce((weights) => {
    const gradient = multiply(transpose(layerMisses(weights, examples)), examples.inputs);
    return add(weights, scale(-0.05, multiply(gradient, projector)));
  }, start);
}
