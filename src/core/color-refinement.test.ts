import { expect, it } from 'vitest';
import { colorHistograms, colorRefinement, firstDifference } from './color-refinement.ts';
import { trianglesAt } from './graph.ts';
import {
  completeBipartite,
  disjointUnion,
  pathGraph,
  prismGraph,
  ringGraph,
  starGraph,
  withEdges,
} from './named-graphs.ts';

const TRIANGLES = disjointUnion(ringGraph(3), ringGraph(3));
const DECALIN = withEdges(ringGraph(10), [[0, 5]]);
const BICYCLOPENTYL = withEdges(disjointUnion(ringGraph(5), ringGraph(5)), [[0, 5]]);
const TREES = [
  withEdges(disjointUnion(pathGraph(5), pathGraph(1)), [[5, 1]]),
  withEdges(disjointUnion(pathGraph(5), pathGraph(1)), [[5, 2]]),
];

it('writes what each color stands for', () => {
  const [, first, second] = colorRefinement([pathGraph(4)], 2);
  expect(first).toEqual({
    colors: [[0, 1, 1, 0]],
    signatures: [
      { own: 0, neighbors: [0] },
      { own: 0, neighbors: [0, 0] },
    ],
  });
  expect(second).toEqual({
    colors: [[0, 1, 1, 0]],
    signatures: [
      { own: 0, neighbors: [1] },
      { own: 1, neighbors: [0, 1] },
    ],
  });
});

it('leaves regular graphs in one color for ever', () => {
  for (const graphs of [
    [ringGraph(6), TRIANGLES],
    [prismGraph(3), completeBipartite(3, 3)],
  ]) {
    expect(colorRefinement(graphs, 10).map(colorHistograms)).toEqual(Array.from({ length: 11 }, () => [[6], [6]]));
    expect(firstDifference(graphs)).toBeNull();
  }
});

it('tells a path from a star after one round, by their degrees', () => {
  const graphs = [pathGraph(4), starGraph(4)];
  expect(firstDifference(graphs)).toBe(1);
  const round = colorRefinement(graphs, 1)[1];
  expect(round === undefined ? [] : colorHistograms(round)).toEqual([
    [2, 2, 0],
    [3, 0, 1],
  ]);
});

it('never tells decalin from bicyclopentyl: four, four and two atoms of a kind in both', () => {
  const graphs = [DECALIN, BICYCLOPENTYL];
  expect(firstDifference(graphs)).toBeNull();
  const rounds = colorRefinement(graphs, 3).map((round) => colorHistograms(round).map((each) => [...each].sort()));
  expect(rounds).toEqual([
    [[10], [10]],
    [
      [2, 8],
      [2, 8],
    ],
    [
      [2, 4, 4],
      [2, 4, 4],
    ],
    [
      [2, 4, 4],
      [2, 4, 4],
    ],
  ]);
});

it('needs two rounds for two trees whose degrees agree', () => {
  expect(firstDifference(TREES)).toBe(2);
  const classes = colorRefinement(TREES, 2).map((round) =>
    colorHistograms(round).map((each) => each.filter((count) => count > 0).length),
  );
  expect(classes).toEqual([
    [1, 1],
    [3, 3],
    [5, 4],
  ]);
});

it('tells graphs apart at once by a feature that differs', () => {
  const graphs = [ringGraph(6), TRIANGLES];
  expect(firstDifference(graphs, graphs.map(trianglesAt))).toBe(0);
});

it('gives the same histogram to a graph whose nodes are numbered otherwise', () => {
  const renamed = withEdges(disjointUnion(pathGraph(1), pathGraph(5)), [[0, 4]]);
  expect(firstDifference([TREES[0] ?? renamed, renamed])).toBeNull();
});
