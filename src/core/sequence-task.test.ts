import { expect, it } from 'vitest';
import { activations } from './activation.ts';
import { createRng } from './rng.ts';
import { randomTask, type SequenceTask, statesOf, taskLoss } from './sequence-task.ts';

/** h_t = 2 (h_{t-1} + x_t) without a corner: h_1 = 2, h_2 = 8, the output is the state. */
const doubling: SequenceTask = {
  net: { recurrent: [[2]], input: [[2]], bias: [0], readout: [[1]], activation: activations.identity },
  inputs: [[1], [2]],
  targets: [[1], [5]],
};

it('runs from the state 0 and adds half the squared errors', () => {
  expect(statesOf(doubling.net, doubling.inputs)).toEqual([[0], [2], [8]]);
  expect(taskLoss(doubling)).toBe((1 + 9) / 2);
});

it('draws six steps of three states, two inputs and two outputs', () => {
  const { net, inputs, targets } = randomTask(createRng(1), activations.tanh);
  expect([net.recurrent.length, inputs.length, targets.length]).toEqual([3, 6, 6]);
  expect([net.input[0]?.length, net.readout.length]).toEqual([2, 2]);
});
