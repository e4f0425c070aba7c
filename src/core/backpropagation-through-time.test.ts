import { expect, it } from 'vitest';
import { activations } from './activation.ts';
import { at } from './array.ts';
import { backpropagateThroughTime } from './backpropagation-through-time.ts';

it('carries the error of h = tanh(0.8 h + x) back as by hand', () => {
  // x = (1, 0, -0.5), loss (h_3 - 1)^2 / 2 at the last step only: the earlier targets are met exactly.
  const first = Math.tanh(1);
  const second = Math.tanh(0.8 * first);
  const net = { recurrent: [[0.8]], input: [[1]], bias: [0], readout: [[1]], activation: activations.tanh };
  const { deltas, locals } = backpropagateThroughTime({
    net,
    inputs: [[1], [0], [-0.5]],
    targets: [[first], [second], [1]],
  });
  [-0.47815107, -0.84841041, -1.06501474].forEach((delta, i) => expect(at(at(deltas, i), 0)).toBeCloseTo(delta, 8));
  // The shares of the three steps in the slope of the input weight: local error times x_t.
  expect(at(at(locals, 0), 0)).toBeCloseTo(-0.20081118, 8);
  expect(-0.5 * at(at(locals, 2), 0)).toBeCloseTo(0.53025651, 8);
});
