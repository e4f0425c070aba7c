import { describe, expect, it } from 'vitest';
import { type LinearMessages, linearLayer, linearLayerProduct } from './linear-messages.ts';
import { messagePassing } from './message-passing.ts';
import { pathGraph } from './named-graphs.ts';

const layer = { self: [[0.1]], own: [[0.2]], other: [[1]], edge: [0.5], features: [[0, 2, 0], [2, 0, 4], [0, 4, 0]] } as const; // prettier-ignore
// On the path 0-1-2 with states 1, 2, 3, by hand. Node 1 gets 0.4 + 1 + 1 and 0.4 + 3 + 2.
const pre = { sum: [0.1 + 0.2 + 2 + 1, 0.2 + 2.4 + 5.4, 0.3 + 0.6 + 2 + 2], mean: [3.3, 0.2 + 3.9, 4.9] };

describe.each(['sum', 'mean'] as const)('linear messages with the %s', (aggregation) => {
  const messages: LinearMessages = { aggregation, ...layer };
  const states = [[1], [2], [3]];

  it('are what stands on paper, node by node', () => {
    const outputs = messagePassing(pathGraph(3), linearLayer(messages), states);
    for (const [i, a] of pre[aggregation].entries()) expect(outputs[i]?.[0]).toBeCloseTo(Math.tanh(a), 12);
  });

  it('are what stands on paper, as matrices', () => {
    const outputs = linearLayerProduct(pathGraph(3), messages, states);
    for (const [i, a] of pre[aggregation].entries()) expect(outputs[i]?.[0]).toBeCloseTo(Math.tanh(a), 12);
  });
});
