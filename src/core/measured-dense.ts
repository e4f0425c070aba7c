import { batchLoss, type DenseLayer, type DenseNetwork, type LabeledBatch } from './dense-network.ts';
import { gradient } from './finite-differences.ts';
import type { Vector } from './vector.ts';

/** The slopes of the mean loss in the weights, row by row, and the biases of every layer, by finite differences. */
export function measuredGradients(network: DenseNetwork, batch: LabeledBatch): readonly (readonly [Vector, Vector])[] {
  return network.layers.map(({ weights, bias }, index) => {
    const lossWith = (layer: DenseLayer) =>
      batchLoss({ ...network, layers: network.layers.map((old, i) => (i === index ? layer : old)) }, batch);
    const width = weights[0]?.length ?? 0;
    const shaped = (flat: Vector) => weights.map((_, i) => flat.slice(i * width, (i + 1) * width));
    const inWeights = gradient((flat) => lossWith({ weights: shaped(flat), bias }), weights.flat());
    return [inWeights, gradient((moved) => lossWith({ weights, bias: moved }), bias)];
  });
}
