import { expect, it } from 'vitest';
import { activations } from './activation.ts';
import { randomNetwork, randomSequence, runForward, sequenceLoss, type RecurrentNetwork } from './recurrent-network.ts';
import { createRng } from './rng.ts';

/** One state, one input: h_t = tanh(0.8 h_{t-1} + x_t). */
const scalar: RecurrentNetwork = {
  recurrent: [[0.8]],
  input: [[1]],
  bias: [0],
  readout: [[1]],
  activation: activations.tanh,
};

it('carries the state from step to step', () => {
  const { states } = runForward(scalar, [0], [[1], [0], [-0.5]]);
  const first = Math.tanh(1);
  const second = Math.tanh(0.8 * first);
  expect(states).toEqual([[0], [first], [second], [Math.tanh(0.8 * second - 0.5)]]);
});

it('keeps the pre-activation of every step', () => {
  const { preactivations } = runForward(scalar, [0.5], [[1], [0]]);
  expect(preactivations).toEqual([[1.4], [0.8 * Math.tanh(1.4)]]);
});

it('adds half the squared error of every step', () => {
  // Outputs 2 and -1 against targets 0 and 1: (4 + 4) / 2.
  expect(sequenceLoss(scalar, [[2], [-1]], [[0], [1]])).toBe(4);
});

it('draws weights and sequences of the sizes asked for', () => {
  const rng = createRng(1);
  const net = randomNetwork(rng, activations.tanh, { states: 3, inputs: 2, outputs: 1 });
  expect([net.recurrent.length, net.recurrent[0]?.length, net.input[0]?.length]).toEqual([3, 3, 2]);
  expect([net.bias.length, net.readout.length, net.readout[0]?.length]).toEqual([3, 1, 3]);
  expect(randomSequence(rng, 4, 2).map((x) => x.length)).toEqual([2, 2, 2, 2]);
});
