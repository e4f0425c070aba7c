import { describe, expect, it } from 'vitest';
import { activations } from './activation.ts';
import { distance } from './matrix.ts';
import { measuredGradients } from './measured-dense.ts';

describe('the measured gradients of a dense network', () => {
  it('are probability minus one-hot, times the input, for a single layer', () => {
    const network = { layers: [{ weights: [[0, 0], [0, 0]], bias: [0, 0] }], activation: activations.tanh }; // prettier-ignore
    const [[weights, bias] = [[], []]] = measuredGradients(network, { inputs: [[2, -4]], classes: [1] });
    expect(distance([weights, bias], [[1, -2, -1, 2], [0.5, -0.5]])).toBeLessThan(1e-9); // prettier-ignore
  });
});
