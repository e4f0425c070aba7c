import { describe, expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { graphOf } from '../../core/graph.ts';
import { pathGraph } from '../../core/named-graphs.ts';
import { createRng } from '../../core/rng.ts';
import { bitsOf, graphNamed, ownWith } from './graphs.ts';
import { model } from './model.ts';

const START = {
  graph: 'barbell',
  k: 0,
  start: 'spike',
  alpha: 0,
  operator: 'symmetric',
  loops: 'on',
  edges: range(8).map(() => 0),
} as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const state = (changes: Partial<At>, layers: number, node: number) => at(at(derive(changes).layers, layers), node);

describe('second eigenvalues', () => {
  it.each([
    ['barbell', (3 / 4 + Math.sqrt(93 / 80)) / 2],
    ['ring', (1 + Math.SQRT2) / 3],
    ['path', 0.93982895],
    ['star', 0.5],
    ['bipartite', 0.6],
  ] as const)('of the %s: %f', (graph, mu) => {
    expect(derive({ graph }).mu).toBeCloseTo(mu, 8);
    expect(derive({ graph, operator: 'mean' }).mu).toBeCloseTo(mu, 8);
  });

  it('is the size of a negative one for the complete bipartite graph', () => {
    expect(derive({ graph: 'bipartite' }).eigenvalues.at(-1)).toBeCloseTo(-0.6, 12);
  });
});

it('lets a spike on the barbell spread, first in its clique and then over the bridge', () => {
  const { energies, limit } = derive({});
  [
    [0, 0.75],
    [5, 0.004943968403],
    [20, 0.000334069272],
  ].forEach(([k = 0, energy = 0]) => expect(at(energies, k) / energy).toBeCloseTo(1, 8));
  expect(state({}, 20, 0)).toBeCloseTo(0.1410885319, 10);
  expect(state({}, 20, 7)).toBeCloseTo(0.09420558571, 10);
  expect(limit?.[0]).toBeCloseTo(2 / 17, 12);
  expect(limit?.[7]).toBeCloseTo(2 / 17, 12);
  expect(limit?.[3]).toBeCloseTo(Math.sqrt(20) / 34, 12);
});

it('gives all nodes one limit when it propagates by means', () => {
  derive({ operator: 'mean' }).limit?.forEach((entry) => expect(entry).toBeCloseTo(4 / 34, 12));
});

it('keeps a floor of energy when it returns to the input', () => {
  const { energies, limit, slowest } = derive({ alpha: 0.1 });
  expect(state({ alpha: 0.1 }, 40, 0)).toBeCloseTo(0.2719058774, 9);
  expect(at(energies, 40)).toBeCloseTo(0.0113109117, 9);
  expect(limit?.[0]).toBeCloseTo(0.27188081, 8);
  expect(slowest).toBeNull();
});

it('keeps the communities of the barbell apart for longest', () => {
  const community = { start: 'community', k: 10 } as const;
  expect(state(community, 10, 0)).toBeCloseTo(0.4297865529, 9);
  expect(at(derive(community).energies, 10)).toBeCloseTo(0.1122980922, 9);
  expect(state({ ...community, graph: 'ring' }, 10, 0)).toBeCloseTo(0.057, 3);
  expect(state({ ...community, graph: 'bipartite' }, 10, 0)).toBeCloseTo(0.006, 3);
  const { gaps } = derive(community);
  const [barbell, ring, , , bipartite] = gaps.map(({ gap }) => gap);
  expect(barbell).toBeGreaterThan(3 * (ring ?? 0));
  // On the complete bipartite graph the two communities are an eigenvector with the eigenvalue -0.6.
  expect(bipartite).toBeCloseTo(2 * 0.6 ** 10, 12);
});

it('swings for ever on a bipartite graph without self-loops', () => {
  const swing = { graph: 'bipartite', loops: 'off' } as const;
  const { limit, mu, layers } = derive(swing);
  expect(limit).toBeNull();
  expect(mu).toBeCloseTo(1, 12);
  [
    [1, 0],
    [0, 0.25],
    [0.25, 0],
    [0, 0.25],
    [0.25, 0],
  ].forEach(([first = 0, fifth = 0], k) => {
    expect(at(at(layers, k), 0)).toBeCloseTo(first, 12);
    expect(at(at(layers, k), 4)).toBeCloseTo(fifth, 12);
  });
});

it('has an energy that the slowest part rules in the end', () => {
  const { energies, slowest } = derive({});
  expect(slowest?.factor).toBeCloseTo(0.9140964663, 9);
  expect(at(energies, 40) / ((slowest?.amount ?? 0) * 0.9140964663 ** 80)).toBeCloseTo(1, 6);
});

it('smooths each part of a disconnected graph by itself', () => {
  // Two pairs of nodes and four single ones: a pair shares its value, a single node keeps it.
  const edges = bitsOf(
    graphOf(8, [
      [0, 7],
      [1, 2],
    ]),
  );
  const { parts, mu, limit, energies } = derive({ graph: 'own', edges, start: 'community' });
  expect(parts).toBe(6);
  expect(mu).toBeCloseTo(1, 12);
  [0, 1, 1, 1, -1, -1, -1, 0].forEach((value, i) => expect(limit?.[i]).toBeCloseTo(value, 12));
  expect(energies[0]).toBeCloseTo(2, 12);
  expect(energies[1]).toBe(0);
});

it('gives what the reader draws the eigenvalue of the same graph by name', () => {
  const edges = bitsOf(pathGraph(8));
  expect(derive({ graph: 'own', edges }).mu).toBeCloseTo(0.93982895, 8);
  expect(derive({ graph: 'own', edges: ownWith(pathGraph(8), [7, 0]) }).mu).toBeCloseTo((1 + Math.SQRT2) / 3, 12);
});

it('cuts the barbell in two without its bridge, and a second bridge quickens it', () => {
  const barbell = graphNamed('barbell', []);
  const cut = derive({ graph: 'own', edges: ownWith(barbell, [4, 3]) });
  expect(cut.parts).toBe(2);
  expect(cut.mu).toBeCloseTo(1, 12);
  expect(derive({ graph: 'own', edges: ownWith(barbell, [0, 7]) }).mu).toBeLessThan(derive({}).mu - 0.05);
});

it('lets a node without neighbors forget its state when there are no self-loops', () => {
  const { layers, limit } = derive({ graph: 'own', loops: 'off' });
  expect(layers[1]).toEqual(range(8).map(() => 0));
  expect(limit).toEqual(range(8).map(() => 0));
});

it('lists what a node adds up: its neighbors, itself, and what it returns to', () => {
  const terms = at(derive({ alpha: 0.2 }).terms, 0);
  expect(terms.map(({ from }) => from)).toEqual([0, 1, 2, 3, 'input']);
  expect(terms.map(({ state }) => state)).toEqual([1, 0, 0, 0, 1]);
  [0.2, 0.2, 0.2, 0.8 / Math.sqrt(20), 0.2].forEach((weight, i) => expect(at(terms, i).weight).toBeCloseTo(weight, 12));
});

it('moves on by one layer, back, and to a graph without edges', () => {
  const [next, back, clear] = model.shortcuts ?? [];
  expect(next?.settings(settings({ k: 7 }))).toEqual({ k: 8 });
  expect(back?.settings(settings({ k: 7 }))).toEqual({ k: 0 });
  expect(clear?.settings(settings({}))).toEqual({ graph: 'own', edges: START.edges });
});

it('says the result in words', () => {
  expect(
    model.describe(derive({ start: 'community', k: 10 }), settings({ start: 'community', k: 10 })),
  ).toMatchInlineSnapshot(
    `"The graph barbell has 13 edges in 1 connected part. The symmetric propagation with self-loops on has the second eigenvalue 0.914 and the last one −0.164. After 10 layers from the community, with 0 of the input returned in each, the nodes have the states 0.430, 0.430, 0.430, 0.315, −0.315, −0.430, −0.430, −0.430, the energy is 0.112, and the halves are 0.802 apart. Their limit is 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000, 0.000."`,
  );
});
