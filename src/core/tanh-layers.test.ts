import { expect, it } from 'vitest';
import { tanhGradients, tanhLoss } from './tanh-layers.ts';

const example = { x: [1], target: [0] };

it('one weight at zero has loss 0 against target 0', () => {
  expect(tanhLoss([[[0]]], example)).toBe(0);
});

it('zero weights in both layers give zero gradients in both', () => {
  const entries = tanhGradients([[[0]], [[0]]], { x: [1], target: [1] }).flat(2);
  expect(entries.map(Math.abs)).toEqual([0, 0]);
});

it('two scalar layers follow the chain rule by hand', () => {
  const [u, v] = [0.5, -0.8];
  const hidden = Math.tanh(u);
  const output = Math.tanh(v * hidden);
  const delta = (output - 0.3) * (1 - output ** 2);
  const [first, second] = tanhGradients([[[u]], [[v]]], { x: [1], target: [0.3] });
  expect(second?.[0]?.[0]).toBeCloseTo(delta * hidden, 14);
  expect(first?.[0]?.[0]).toBeCloseTo(delta * v * (1 - hidden ** 2), 14);
});
