import { expect, it } from 'vitest';
import { activations } from './activation.ts';
import { at } from './array.ts';
import { measuredGain, measuredStateSlopes, measuredWeightSlopes } from './measured-slopes.ts';
import type { SequenceTask } from './sequence-task.ts';

/** h_t = 2 (h_{t-1} + x_t) without a corner: h_1 = 2, h_2 = 8, the output is the state. */
const doubling: SequenceTask = {
  net: { recurrent: [[2]], input: [[2]], bias: [0], readout: [[1]], activation: activations.identity },
  inputs: [[1], [2]],
  targets: [[1], [5]],
};

it('measures the total slope in a state: its own error and what follows from it', () => {
  // At t = 2 the error 3; at t = 1 the error 1 and twice 3.
  const slopes = measuredStateSlopes(doubling);
  expect(at(at(slopes, 0), 0)).toBeCloseTo(7, 8);
  expect(at(at(slopes, 1), 0)).toBeCloseTo(3, 8);
});

it('measures the slope in each shared weight', () => {
  // By hand: W_h enters at t = 2 with h_1 = 2; W_x at both steps with inputs 1 and 2; b at both.
  const [recurrent, input, bias] = measuredWeightSlopes(doubling);
  expect(at(recurrent, 0)).toBeCloseTo(3 * 2, 8);
  expect(at(input, 0)).toBeCloseTo(7 * 1 + 3 * 2, 8);
  expect(at(bias, 0)).toBeCloseTo(7 + 3, 8);
});

it('measures how far a nudge of the first state is carried', () => {
  expect(measuredGain(doubling.net, [0], doubling.inputs)).toBeCloseTo(4, 8);
});
