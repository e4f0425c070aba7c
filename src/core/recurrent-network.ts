import type { Activation } from './activation.ts';
import { at, range, sum } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { dot, total, type Vector } from './vector.ts';

/** The weights of one vanilla recurrent layer with a linear output, and its activation function. */
export interface RecurrentNetwork {
  /** W_h, states by states. */
  readonly recurrent: Matrix;
  /** W_x, states by inputs. */
  readonly input: Matrix;
  /** b, one for each state. */
  readonly bias: Vector;
  /** W_y, outputs by states. */
  readonly readout: Matrix;
  readonly activation: Activation;
}

/** What one run through a sequence of T inputs leaves behind for the backward pass. */
export interface ForwardPass {
  /** h_0 to h_T: one more than there are inputs. */
  readonly states: readonly Vector[];
  /** a_1 to a_T, at the indices 0 to T - 1. */
  readonly preactivations: readonly Vector[];
}

/** a_t = W_h h_{t-1} + W_x x_t + b. */
export function preactivation(net: RecurrentNetwork, state: Vector, input: Vector): Vector {
  return total(apply(net.recurrent, state), apply(net.input, input), net.bias);
}

/** h_t = φ(a_t). */
export function nextState(net: RecurrentNetwork, state: Vector, input: Vector): Vector {
  return preactivation(net, state, input).map(net.activation.value);
}

/** All states and pre-activations of a run from the state h_0 through the inputs x_1 to x_T. */
export function runForward(net: RecurrentNetwork, start: Vector, inputs: readonly Vector[]): ForwardPass {
  const states = inputs.reduce<readonly Vector[]>(
    (before, input, t) => [...before, nextState(net, at(before, t), input)],
    [start],
  );
  return { states, preactivations: inputs.map((input, t) => preactivation(net, at(states, t), input)) };
}

/** The derivative of half the squared error of one step's output W_y h_t in that output. */
export function outputError(net: RecurrentNetwork, state: Vector, target: Vector): Vector {
  return apply(net.readout, state).map((output, i) => output - at(target, i));
}

/** Half the squared error of every step, added up, for states h_1 to h_T and their targets. */
export function sequenceLoss(net: RecurrentNetwork, states: readonly Vector[], targets: readonly Vector[]): number {
  const errors = targets.map((target, i) => outputError(net, at(states, i), target));
  return sum(errors.map((error) => dot(error, error) / 2));
}

/** A network of random normal weights whose recurrent matrix neither swallows nor blows up its state at once. */
export function randomNetwork(
  rng: Rng,
  activation: Activation,
  size: Readonly<{ states: number; inputs: number; outputs: number }>,
): RecurrentNetwork {
  return {
    recurrent: normalMatrix(rng, size.states, size.states),
    input: normalMatrix(rng, size.states, size.inputs),
    bias: normalVector(rng, size.states),
    readout: normalMatrix(rng, size.outputs, size.states),
    activation,
  };
}

/** A sequence of random normal vectors. */
export function randomSequence(rng: Rng, length: number, entries: number): readonly Vector[] {
  return range(length).map(() => normalVector(rng, entries));
}
