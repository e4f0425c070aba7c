import type { Activation } from './activation.ts';
import { at, range, sum } from './array.ts';
import { add, apply, type Matrix, multiply, outer, scale, transpose } from './matrix.ts';
import { elementwise, type Vector } from './vector.ts';

/** One dense layer: W is outputs by inputs and acts from the left on a column, b has one entry for each output. */
export interface DenseLayer {
  readonly weights: Matrix;
  readonly bias: Vector;
}

/** Layers that are followed by an activation function, all but the last, whose outputs are logits. */
export interface DenseNetwork {
  readonly layers: readonly DenseLayer[];
  readonly activation: Activation;
}

/** A batch: n inputs as rows, and the true class of each, counted from 0. */
export interface LabeledBatch {
  readonly inputs: Matrix;
  readonly classes: readonly number[];
}

/** softmax(z): K positive numbers that add up to 1. The largest logit is taken off first, so that nothing overflows. */
export function softmax(logits: Vector): Vector {
  const largest = Math.max(...logits);
  const powers = logits.map((z) => Math.exp(z - largest));
  return powers.map((power) => power / sum(powers));
}

/** -ln p_y of one example, in nats, as ln Σ exp(z_k) - z_y. */
export function crossEntropy(logits: Vector, trueClass: number): number {
  const largest = Math.max(...logits);
  return Math.log(sum(logits.map((z) => Math.exp(z - largest)))) + largest - at(logits, trueClass);
}

/** The mean cross-entropy of a batch, one example at a time. */
export function batchLoss(network: DenseNetwork, { inputs, classes }: LabeledBatch): number {
  const losses = inputs.map((x, i) => crossEntropy(logitsOf(network, x), at(classes, i)));
  return sum(losses) / inputs.length;
}

/**
 * The gradients of the mean cross-entropy, in the shapes of the layers, by backpropagation of whole batches.
 *
 * With examples in rows: Δ = (P - Y) / n at the logits, W̄ = ΔᵀH, b̄ = Δᵀ1, H̄ = ΔW, and Δ below is H̄ ⊙ φ'(A).
 */
export function backpropagate(network: DenseNetwork, batch: LabeledBatch): readonly DenseLayer[] {
  const { below, sums } = forward(network, batch.inputs);
  const last = network.layers.length - 1;
  const onehot = batch.classes.map((k) => range(at(at(sums, last), 0).length).map((j) => (j === k ? 1 : 0)));
  const start = scale(1 / batch.inputs.length, add(at(sums, last).map(softmax), scale(-1, onehot)));
  const gradients: DenseLayer[] = [];
  for (let layer = last, delta = start; layer >= 0; layer -= 1) {
    gradients.unshift(layerGradient(delta, at(below, layer)));
    if (layer > 0) delta = passedDown(network, { delta, layer, sums: at(sums, layer - 1) });
  }
  return gradients;
}

function logitsOf({ layers, activation }: DenseNetwork, input: Vector): Vector {
  return layers.reduce((below, { weights, bias }, layer) => {
    const sums = apply(weights, below).map((entry, i) => entry + at(bias, i));
    return layer === layers.length - 1 ? sums : sums.map(activation.value);
  }, input);
}

/** For each layer, what enters it and its pre-activations A = HWᵀ + 1bᵀ, examples in rows. */
function forward({ layers, activation }: DenseNetwork, inputs: Matrix) {
  const below: Matrix[] = [inputs];
  const sums = layers.map(({ weights, bias }, layer) => {
    const product = multiply(at(below, layer), transpose(weights));
    const shifted = add(product, outer(inputs.map(() => 1), bias)); // prettier-ignore
    below.push(shifted.map((row) => row.map(activation.value)));
    return shifted;
  });
  return { below, sums };
}

function layerGradient(delta: Matrix, below: Matrix): DenseLayer {
  const turned = transpose(delta);
  return { weights: multiply(turned, below), bias: turned.map(sum) };
}

interface Passing {
  readonly delta: Matrix;
  /** The layer that the adjoint leaves; above 0. */
  readonly layer: number;
  /** The pre-activations of the layer below it. */
  readonly sums: Matrix;
}

function passedDown({ layers, activation }: DenseNetwork, { delta, layer, sums }: Passing): Matrix {
  const adjoints = multiply(delta, at(layers, layer).weights);
  return adjoints.map((row, i) => elementwise(row, at(sums, i).map(activation.slope)));
}
