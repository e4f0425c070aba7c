import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { adjacency, gcnOperator, rowNormalized } from '../../core/graph.ts';
import { apply } from '../../core/matrix.ts';
import { ringGraph } from '../../core/named-graphs.ts';
import { createRng } from '../../core/rng.ts';
import { model, responseOf } from './model.ts';

const START = { filter: 'GCN', K: 1, f1: 2, f2: 13, a1: 1, a2: 0.5 } as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const amplitudes = (changes: Partial<At>) => derive(changes).waves.map(({ after }) => after);

describe('amplitudes of the slow and the fast wave', () => {
  it.each([
    [{}, 0.9492530217, 0.1104898708],
    [{ K: 3 }, 0.855354146, 0.005395446471],
    [{ filter: 'high' }, 0.03806023374, 0.4578674031],
    [{ filter: 'neighbor mean', K: 3 }, 0.7885805075, 0.2874148144],
    [{ K: 0 }, 1, 0.5],
  ] as const)('after %j: %f and %f', (changes, slow, fast) => {
    const [first = 0, second = 0] = amplitudes(changes);
    expect(first / slow).toBeCloseTo(1, 8);
    expect(second / fast).toBeCloseTo(1, 8);
  });
});

it('is the propagation of a GCN on the ring, node by node', () => {
  const { input, output } = derive({});
  expect(at(output, 0)).toBeCloseTo(0.8387631509, 9);
  apply(gcnOperator(adjacency(ringGraph(32))), input).forEach((value, i) =>
    expect(at(output, i)).toBeCloseTo(value, 12),
  );
});

it('is the mean over the neighbors without self-loops', () => {
  const { input, output } = derive({ filter: 'neighbor mean' });
  apply(rowNormalized(adjacency(ringGraph(32))), input).forEach((value, i) =>
    expect(at(output, i)).toBeCloseTo(value, 12),
  );
});

it('has the response of a GCN at 0 where f = 32/3, and below 0 beyond', () => {
  expect(responseOf('GCN', 32 / 3)).toBeCloseTo(0, 12);
  expect(responseOf('GCN', 16)).toBeCloseTo(-1 / 3, 12);
  expect(responseOf('low', 16)).toBeCloseTo(0, 12);
  expect(responseOf('high', 0)).toBeCloseTo(0, 12);
  expect(responseOf('neighbor mean', 16)).toBeCloseTo(-1, 12);
});

it('keeps the fast wave above the slow one after three layers with one filter alone', () => {
  const winners = (['GCN', 'low', 'high', 'neighbor mean'] as const).filter((filter) => {
    const [slow = 0, fast = 0] = amplitudes({ filter, K: 3 });
    return fast > slow;
  });
  expect(winners).toEqual(['high']);
});

it('adds both waves up where they have one frequency', () => {
  amplitudes({ f1: 4, f2: 4, K: 0 }).forEach((amplitude) => expect(amplitude).toBeCloseTo(1.5, 12));
});

it('says the result in words', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"After 1 layer of the filter GCN on a ring of 32 nodes, the wave of 2 periods has gone from amplitude 1 to 0.949 (its response is 0.949), and the wave of 13 periods has gone from amplitude 0.5 to 0.11 (its response is −0.221). Node 0 holds 0.839."`,
  );
});
