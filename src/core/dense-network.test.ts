import { describe, expect, it } from 'vitest';
import { activations } from './activation.ts';
import { at } from './array.ts';
import { backpropagate, batchLoss, crossEntropy, type DenseNetwork, softmax } from './dense-network.ts';
import { distance } from './matrix.ts';

/** The worked example: x = (1, 2), pre-activations (-1, 1.5, 1), logits (3, 0.5), the second class is true. */
const network: DenseNetwork = {
  layers: [
    { weights: [[1, -1], [0.5, 0.5], [-1, 1]], bias: [0, 0, 0] }, // prettier-ignore
    { weights: [[1, 2, 0], [0, 1, -1]], bias: [0, 0] }, // prettier-ignore
  ],
  activation: activations.ReLU,
};
const batch = { inputs: [[1, 2]], classes: [1] };

describe('softmax cross-entropy', () => {
  it('gives probabilities that add up to one and do not change when all logits are shifted', () => {
    expect(distance([softmax([0, Math.log(3)])], [[0.25, 0.75]])).toBeLessThan(1e-15);
    expect(distance([softmax([1000, 1000 + Math.log(3)])], [[0.25, 0.75]])).toBeLessThan(1e-12);
  });

  it('is ln K for equal logits, however large', () => {
    expect(crossEntropy([800, 800, 800], 2)).toBeCloseTo(Math.log(3), 12);
  });
});

describe('a dense network', () => {
  it('has the loss of the worked example, ln(1 + e^2.5)', () => {
    expect(batchLoss(network, batch)).toBeCloseTo(2.57888973, 8);
  });

  it('sends back the gradients of the worked example', () => {
    const [first, second] = backpropagate(network, batch);
    const p = 0.92414182;
    expect(distance(first?.weights ?? [], [[0, 0], [p, 2 * p], [p, 2 * p]])).toBeLessThan(1e-8); // prettier-ignore
    expect(distance(second?.weights ?? [], [[0, 1.5 * p, p], [0, -1.5 * p, -p]])).toBeLessThan(1e-7); // prettier-ignore
    expect(distance([second?.bias ?? []], [[p, -p]])).toBeLessThan(1e-8);
  });

  it('averages over the batch: the same example twice has the same gradients', () => {
    const twice = backpropagate(network, { inputs: [[1, 2], [1, 2]], classes: [1, 1] }); // prettier-ignore
    const once = backpropagate(network, batch);
    expect(distance(at(twice, 0).weights, at(once, 0).weights)).toBeLessThan(1e-15);
  });
});
