import { describe, expect, it } from 'vitest';
import { activations } from './activation.ts';
import { measuredBack, passedBack } from './measured-graph-layer.ts';

// One node that reads 2 with weight 3 and propagation 0.5: a = 3, and the loss ln cosh 9 has the slope 3 tanh 9 in it.
const layer = { propagation: [[0.5]], weights: [[3]], activation: activations.identity };
const slope = 3 * Math.tanh(9);

describe.each([
  ['passed back', passedBack],
  ['measured', measuredBack],
])('the gradient of one node, %s', (_, gradients) => {
  it('is the slope times the propagated state in the weight, and times weight and propagation in the state', () => {
    const { weights, states } = gradients(layer, [[2]]);
    expect(weights[0]?.[0]).toBeCloseTo(slope * 1, 9);
    expect(states[0]?.[0]).toBeCloseTo(slope * 1.5, 9);
  });
});
