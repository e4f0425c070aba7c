import { describe, expect, it } from 'vitest';
import { activations } from './activation.ts';
import { adjacency, gcnOperator, graphOf } from './graph.ts';
import { distance } from './matrix.ts';
import { aggregated, graphLayer, graphLayerGradients, type MessageLayer, messagePassing } from './message-passing.ts';

const star = graphOf(4, [[0, 1], [1, 2], [1, 3]]); // prettier-ignore
const features = [[1, 0], [0, 1], [1, 1], [2, 0]]; // prettier-ignore
const weights = [[1, 0.5], [-1, 1]]; // prettier-ignore

describe('aggregation', () => {
  it('takes the sum, the mean or the maximum of each entry', () => {
    const messages = [[1, 5], [2, 4], [3, -3]]; // prettier-ignore
    expect(aggregated(messages, 'sum')).toEqual([6, 6]);
    expect(aggregated(messages, 'mean')).toEqual([2, 2]);
    expect(aggregated(messages, 'max')).toEqual([3, 5]);
  });

  it('of no messages is empty', () => {
    expect(aggregated([], 'max')).toEqual([]);
  });
});

describe('message passing', () => {
  it('lets every node read its neighbors in the state before', () => {
    const layer: MessageLayer = {
      aggregation: 'sum',
      message: (_, other) => other,
      update: (own, aggregate) => own.map((entry, c) => 10 * entry + (aggregate[c] ?? 0)),
    };
    expect(messagePassing(star, layer, features)).toEqual([[10, 1], [4, 11], [10, 11], [20, 1]]); // prettier-ignore
  });

  it('tells a message the numbers of its receiver and its sender', () => {
    const layer: MessageLayer = {
      aggregation: 'sum',
      message: (_own, _other, [i, j]) => [10 * i + j],
      update: (_, aggregate) => aggregate,
    };
    expect(messagePassing(star, layer, features)).toEqual([[1], [10 + 12 + 13], [21], [31]]);
  });
});

describe('a GCN layer on a star, by hand', () => {
  const layer = { propagation: gcnOperator(adjacency(star)), weights, activation: activations.ReLU };

  it('gives the states that stand on paper', () => {
    const expected = [[0.67677669, 0], [1.71599025, 0], [0.92677669, 0.35355339], [1.17677669, 0]]; // prettier-ignore
    expect(distance(graphLayer(layer, features), expected)).toBeLessThan(1e-8);
  });

  it('gives the gradient of the sum of all outputs in the weights', () => {
    const ones = features.map(() => [1, 1]);
    const expected = [[3.41421356, 2.16421356], [0.5, 0.85355339]]; // prettier-ignore
    expect(distance(graphLayerGradients(layer, features, ones).weights, expected)).toBeLessThan(1e-8);
  });
});
