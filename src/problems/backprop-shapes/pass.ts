import { at, sum } from '../../core/array.ts';
import { crossEntropy, softmax } from '../../core/dense-network.ts';
import { apply, type Matrix, outer, transpose } from '../../core/matrix.ts';
import { difference, elementwise, type Vector } from '../../core/vector.ts';

/** What is drawn: one example and the weights of two layers; all biases are 0. */
export interface Numbers {
  /** x, d of them. */
  readonly input: Vector;
  /** The weights of layer 1, h by d. */
  readonly first: Matrix;
  /** The weights of layer 2, K by h. */
  readonly second: Matrix;
  /** The true class, counted from 0. */
  readonly label: number;
}

/** One pass forward and one backward through ReLU and softmax cross-entropy. */
export interface Pass {
  /** Pre-activations of layer 1. */
  readonly sums: Vector;
  /** Activations of layer 1. */
  readonly hidden: Vector;
  readonly logits: Vector;
  readonly probabilities: Vector;
  readonly loss: number;
  /** p - e_y, the adjoint of the logits and of the bias of layer 2. */
  readonly logitAdjoint: Vector;
  readonly hiddenAdjoint: Vector;
  /** The adjoint of the pre-activations and of the bias of layer 1. */
  readonly sumAdjoint: Vector;
  readonly firstGradient: Matrix;
  readonly secondGradient: Matrix;
}

/** Forward and back, for one example. */
export function passOf({ input, first, second, label }: Numbers): Pass {
  const sums = apply(first, input);
  const hidden = sums.map((a) => Math.max(0, a));
  const logits = apply(second, hidden);
  const probabilities = softmax(logits);
  const logitAdjoint = difference(probabilities, oneHot(label, logits.length));
  const hiddenAdjoint = apply(transpose(second), logitAdjoint);
  const sumAdjoint = elementwise(hiddenAdjoint, maskOf(sums));
  return {
    sums,
    hidden,
    logits,
    probabilities,
    loss: crossEntropy(logits, label),
    logitAdjoint,
    hiddenAdjoint,
    sumAdjoint,
    firstGradient: outer(sumAdjoint, input),
    secondGradient: outer(logitAdjoint, hidden),
  };
}

/** The vector of `length` entries with a single 1, at the place counted from 0. */
export function oneHot(place: number, length: number): Vector {
  return Array.from({ length }, (_, k) => (k === place ? 1 : 0));
}

/** 1 where a pre-activation is positive, 0 elsewhere: the slope of ReLU. */
export function maskOf(sums: Vector): Vector {
  return sums.map((a) => (a > 0 ? 1 : 0));
}

/** Widths of the network: inputs d, hidden units h, classes K. */
export interface Widths {
  readonly inputs: number;
  readonly hidden: number;
  readonly classes: number;
}

/** The widths of what is drawn. */
export function widthsOf({ input, first, second }: Numbers): Widths {
  return { inputs: input.length, hidden: first.length, classes: second.length };
}

/** Weights and biases of both layers: h(d + 1) + K(h + 1). */
export function parameterCount({ inputs, hidden, classes }: Widths): number {
  return sum([hidden * (inputs + 1), classes * (hidden + 1)]);
}

/** Operations of the backward products, 2 for each entry of the matrix: two weight gradients and one adjoint. */
export function backwardOperations({ inputs, hidden, classes }: Widths): number {
  return 2 * hidden * inputs + 4 * classes * hidden;
}

/** The probability of the true class. */
export function trueProbability(numbers: Numbers): number {
  return at(passOf(numbers).probabilities, numbers.label);
}
