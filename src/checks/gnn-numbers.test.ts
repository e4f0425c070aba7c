import { describe, expect, it } from 'vitest';
import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import { colorHistograms, colorRefinement, firstDifference } from '../core/color-refinement.ts';
import { adjacency, gcnOperator, graphOf, rowNormalized, secondModulus, trianglesAt } from '../core/graph.ts';
import { withSelfLoops } from '../core/graph.ts';
import { apply, distance, type Matrix, power } from '../core/matrix.ts';
import { aggregated, graphLayer, type MessageLayer, messagePassing } from '../core/message-passing.ts';
import { barbellGraph, completeBipartite, disjointUnion, pathGraph, prismGraph } from '../core/named-graphs.ts';
import { ringGraph, starGraph, withEdges } from '../core/named-graphs.ts';
import { randomGin, randomLayer, statesAfter } from '../core/random-layers.ts';
import { createRng } from '../core/rng.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import type { Vector } from '../core/vector.ts';

const eigenvalues = (matrix: Matrix) => symmetricEigen(matrix).values;

function expectClose(measured: Vector, expected: Vector, digits = 8): void {
  expect(measured).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(measured[i]).toBeCloseTo(value, digits);
}

describe('Cora', () => {
  it('has 7,333,264 entries, of which 0.14 % are not zero', () => {
    expect(2708 ** 2).toBe(7333264);
    expect(10556 / 2708 ** 2).toBeCloseTo(0.00144, 5);
  });

  it('needs 117,332,224 weights from its matrix to 16 units', () => {
    expect(2708 ** 2 * 16).toBe(117332224);
  });

  it('has a GCN of 23,063 parameters with 16 hidden units, biases included', () => {
    expect(1433 * 16 + 16 + 16 * 7 + 7).toBe(23063);
  });
});

describe('the path of three nodes', () => {
  const matrix = gcnOperator(adjacency(pathGraph(3)));

  it('has the weights 1/2, 1/√6 and 1/3', () => {
    const root = 1 / Math.sqrt(6);
    expect(distance(matrix, [[1 / 2, root, 0], [root, 1 / 3, root], [0, root, 1 / 2]])).toBeLessThan(1e-12); // prettier-ignore
    expect(root).toBeCloseTo(0.408, 3);
  });

  it('has rows that sum to 0.908, 1.150 and 0.908', () => {
    expectClose(matrix.map(sum), [0.908248, 1.14983, 0.908248], 5);
  });

  it('has the eigenvalues 1, 1/2 and -1/6', () => {
    expectClose(eigenvalues(matrix), [1, 1 / 2, -1 / 6], 12);
  });

  it('without self-loops has the eigenvalue -1, as it is bipartite', () => {
    const states = apply(rowNormalized(adjacency(pathGraph(3))), [1, -1, 1]);
    expect(states).toEqual([-1, 1, -1]);
  });
});

describe('the second largest size of an eigenvalue', () => {
  it.each([
    ['two cliques with a bridge', barbellGraph(4), (3 / 4 + Math.sqrt(93 / 80)) / 2],
    ['a ring of eight', ringGraph(8), (1 + Math.SQRT2) / 3],
    ['a path of eight', pathGraph(8), 0.93982895],
    ['a star of eight', starGraph(8), 0.5],
    ['the complete bipartite graph on 4 + 4', completeBipartite(4, 4), 0.6],
  ] as const)('of %s is what the text says', (_, graph, expected) => {
    expect(secondModulus(gcnOperator(adjacency(graph)))).toBeCloseTo(expected, 8);
  });

  it('of two cliques halves a difference in 7.7 layers', () => {
    expect(Math.log(2) / -Math.log(0.9140964663)).toBeCloseTo(7.7, 1);
  });
});

describe('ten layers from +1 on one half and -1 on the other', () => {
  const community = [1, 1, 1, 1, -1, -1, -1, -1];
  const after = (graph: Parameters<typeof adjacency>[0]) => apply(power(gcnOperator(adjacency(graph)), 10), community);

  it('leave most on two cliques, little on a ring and next to nothing on a complete bipartite graph', () => {
    expect(after(barbellGraph(4))[0]).toBeCloseTo(0.4297865529, 9);
    expect(after(ringGraph(8))[0]).toBeCloseTo(0.0569527, 6);
    expect(after(completeBipartite(4, 4))[0]).toBeCloseTo(0.6 ** 10, 9);
  });
});

describe('the limit', () => {
  it('of the mean on two cliques is 4/34 at a node of degree three', () => {
    const limit = power(rowNormalized(withSelfLoops(adjacency(barbellGraph(4)))), 600);
    expectClose(limit.map((row) => at(row, 0)), range(8).map(() => 4 / 34)); // prettier-ignore
  });

  it('of the symmetric form is √20/34 from node 0 to node 3', () => {
    const limit = power(gcnOperator(adjacency(barbellGraph(4))), 600);
    expect(at(at(limit, 3), 0)).toBeCloseTo(Math.sqrt(20) / 34, 9);
  });

  it('with a share of 0.1 of the start keeps 0.27188 of a spike', () => {
    const [matrix, spike] = [gcnOperator(adjacency(barbellGraph(4))), [1, 0, 0, 0, 0, 0, 0, 0]];
    const layer = (h: Vector) => apply(matrix, h).map((entry, i) => 0.9 * entry + 0.1 * at(spike, i));
    expect(range(400).reduce(layer, spike)[0]).toBeCloseTo(0.27188081, 7);
  });
});

it('the root of a binary tree of 31 nodes hears 0.0064 of each leaf after four layers', () => {
  const tree = graphOf(31, range(30).map((i) => [i + 1, Math.floor(i / 2)])); // prettier-ignore
  expect(at(at(power(gcnOperator(adjacency(tree)), 4), 0), 30)).toBeCloseTo(0.00637888, 8);
});

describe('a ring', () => {
  it('has the eigenvalues (1 + 2 cos ω)/3, 0 for period 3 and -1/3 for period 2', () => {
    const expected = range(6).map((q) => (1 + 2 * Math.cos((2 * Math.PI * q) / 6)) / 3);
    expectClose(eigenvalues(gcnOperator(adjacency(ringGraph(6)))), expected.toSorted((a, b) => b - a)); // prettier-ignore
    expectClose([expected[2] ?? 1, expected[3] ?? 1], [0, -1 / 3]);
  });

  it('of 32 nodes keeps 57 % of a wave of 13 periods after three means of the neighbors', () => {
    const wave = range(32).map((i) => 0.5 * Math.cos((2 * Math.PI * 13 * i) / 32));
    const filtered = apply(power(rowNormalized(adjacency(ringGraph(32))), 3), wave);
    expect(Math.abs((filtered[0] ?? 0) / 0.5)).toBeCloseTo(0.2874148144 / 0.5, 9);
  });
});

describe('aggregators on small multisets', () => {
  const all = (numbers: Vector) =>
    (['sum', 'mean', 'max'] as const).map((kind) => at(aggregated(numbers.map((x) => [x]), kind), 0)); // prettier-ignore

  it('have the values of the table', () => {
    expect([all([1, 1, 2, 2]), all([1, 2])]).toEqual([[6, 1.5, 2], [3, 1.5, 2]]); // prettier-ignore
    expect([all([1, 3]), all([2, 2])]).toEqual([[4, 2, 3], [4, 2, 2]]); // prettier-ignore
  });

  it('of x and x² add up to (4, 10) against (4, 8)', () => {
    const squares = (numbers: Vector) => aggregated(numbers.map((x) => [x, x ** 2]), 'sum'); // prettier-ignore
    expect([squares([1, 3]), squares([2, 2])]).toEqual([[4, 10], [4, 8]]); // prettier-ignore
  });

  it('with powers of 1/N as colors have the counts as digits', () => {
    const colors = [1, 1, 1, 3, 2, 1];
    expect(sum(colors.map((color) => 10 ** -color)).toFixed(3)).toBe('0.411');
  });
});

describe('color refinement', () => {
  const hexagon = ringGraph(6);
  const triangles = disjointUnion(ringGraph(3), ringGraph(3));
  const decalin = withEdges(ringGraph(10), [[0, 5]]);
  const bicyclopentyl = withEdges(disjointUnion(ringGraph(5), ringGraph(5)), [[0, 5]]);

  it.each([
    ['a hexagon and two triangles', [hexagon, triangles]],
    ['a prism and the complete bipartite graph on 3 + 3', [prismGraph(3), completeBipartite(3, 3)]],
    ['decalin and bicyclopentyl', [decalin, bicyclopentyl]],
  ] as const)('never tells %s apart', (_, pair) => {
    expect(firstDifference(pair)).toBeNull();
  });

  it('gives the two molecules three classes of 4, 4 and 2, without a triangle in either', () => {
    const [last] = colorRefinement([decalin, bicyclopentyl], 9).slice(-1);
    if (last === undefined) throw new RangeError('no round');
    const sizes = colorHistograms(last).map((counts) => counts.toSorted((a, b) => b - a));
    expect(sizes).toEqual([[4, 4, 2], [4, 4, 2]]); // prettier-ignore
    expect([decalin, bicyclopentyl].map((graph) => [graph.size, graph.edges.length])).toEqual([[10, 11], [10, 11]]); // prettier-ignore
    expect([decalin, bicyclopentyl].map((graph) => sum(trianglesAt(graph)))).toEqual([0, 0]);
  });

  it('tells a hexagon from two triangles once every node knows its triangles', () => {
    const features = [hexagon, triangles].map(trianglesAt);
    expect(features).toEqual([range(6).map(() => 0), range(6).map(() => 1)]);
    expect(firstDifference([hexagon, triangles], features)).toBe(0);
  });

  it.each(['sum', 'mean', 'max', 'gin'] as const)('no network with %s tells a hexagon from two triangles', (kind) => {
    const draw = (seed: number) => (kind === 'gin' ? randomGin(createRng(seed), 3) : randomLayer(createRng(seed), 3, kind)); // prettier-ignore
    const states = statesAfter(
      [hexagon, triangles],
      [draw(1), draw(2), draw(3)],
      range(6).map(() => [1, 0.5, 0.2]),
    );
    for (const state of states) expectClose(state, at(states, 0), 12);
  });
});

describe('depth is radius', () => {
  const keep: MessageLayer = { aggregation: 'sum', message: (_, h) => h, update: (h, m) => [at(h, 0) + at(m, 0)] };
  const path = (first: number) => range(4).map((i) => [i === 0 ? first : 1]);
  const after = (layers: number, first: number) =>
    range(layers).reduce<Matrix>((h) => messagePassing(pathGraph(4), keep, h), path(first));

  it('two layers cannot see three edges far, three can', () => {
    expect(after(2, 5)[3]).toEqual(after(2, 1)[3]);
    expect(after(3, 5)[3]).not.toEqual(after(3, 1)[3]);
  });
});

it('a stack of layers before the renormalization doubles a smooth signal in each', () => {
  const [ring, ones] = [ringGraph(5), range(5).map(() => [1])];
  const propagation = withSelfLoops(rowNormalized(adjacency(ring)));
  const layer = { propagation, weights: [[1]], activation: activations.identity };
  expect(range(6).reduce<Matrix>((h) => graphLayer(layer, h), ones)[0]?.[0]).toBeCloseTo(64, 12);
});
