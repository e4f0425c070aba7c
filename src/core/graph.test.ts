import { expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import {
  adjacency,
  componentsOf,
  degrees,
  gcnOperator,
  graphOf,
  laplacian,
  neighborLists,
  relabeled,
  rowNormalized,
  secondModulus,
  symmetricNormalized,
  toggled,
  trianglesAt,
} from './graph.ts';
import { apply, distance } from './matrix.ts';
import {
  barbellGraph,
  completeBipartite,
  completeGraph,
  disjointUnion,
  pathGraph,
  prismGraph,
  ringGraph,
  starGraph,
} from './named-graphs.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

it('orders the edges of a graph and keeps each once', () => {
  expect(
    graphOf(4, [
      [3, 1],
      [0, 2],
      [1, 3],
    ]).edges,
  ).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

it('refuses an edge from a node to itself or to a node that is not there', () => {
  expect(() => graphOf(3, [[1, 1]])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: no edge 1-1 in a graph of 3 nodes]`,
  );
  expect(() => graphOf(3, [[0, 3]])).toThrow(RangeError);
});

it('adds a missing edge and removes a present one, whichever node is named first', () => {
  const graph = pathGraph(3);
  expect(toggled(graph, [2, 0])).toEqual(ringGraph(3));
  expect(toggled(graph, [2, 1]).edges).toEqual([[0, 1]]);
  expect(toggled(toggled(graph, [0, 2]), [0, 2])).toEqual(graph);
});

it('writes the adjacency matrix, degrees and neighbors of a star', () => {
  const matrix = adjacency(starGraph(4));
  expect(matrix).toEqual([
    [0, 1, 1, 1],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
  ]);
  expect(degrees(matrix)).toEqual([3, 1, 1, 1]);
  expect(neighborLists(starGraph(4))).toEqual([[1, 2, 3], [0], [0], [0]]);
});

it('has a Laplacian that sums the squared differences over the edges', () => {
  const graph = barbellGraph(4);
  const x = [3, -1, 4, 1, -5, 9, 2, 6];
  const energy = sum(apply(laplacian(adjacency(graph)), x).map((entry, i) => entry * at(x, i)));
  // By hand: the first clique gives 1 + 4² + 2² + 5² + 2² + 3² = 59, the second 14² + 7² + 11² + 7² + 3² + 4² = 440, the bridge 6² = 36.
  expect(energy).toBe(59 + 440 + 36);
});

it('normalizes the path of three nodes to the matrix that is found by hand', () => {
  const sixth = 1 / Math.sqrt(6);
  const expected = [
    [1 / 2, sixth, 0],
    [sixth, 1 / 3, sixth],
    [0, sixth, 1 / 2],
  ];
  const operator = gcnOperator(adjacency(pathGraph(3)));
  expect(distance(operator, expected)).toBeLessThan(1e-15);
  const { values } = symmetricEigen(operator);
  [1, 1 / 2, -1 / 6].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 12));
});

it('makes rows of means, and a zero row of a node without neighbors', () => {
  const matrix = adjacency(graphOf(3, [[0, 1]]));
  expect(rowNormalized(matrix)).toEqual([
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ]);
  expect(symmetricNormalized(matrix)).toEqual(rowNormalized(matrix));
});

it('has the second eigenvalues that are known in closed form', () => {
  const rate = (graph: ReturnType<typeof ringGraph>) => secondModulus(gcnOperator(adjacency(graph)));
  expect(rate(barbellGraph(4))).toBeCloseTo((3 / 4 + Math.sqrt(93 / 80)) / 2, 12);
  expect(rate(ringGraph(8))).toBeCloseTo((1 + Math.SQRT2) / 3, 12);
  expect(rate(pathGraph(8))).toBeCloseTo(0.93982895, 8);
  expect(rate(starGraph(8))).toBeCloseTo(1 / 2, 12);
  expect(rate(completeBipartite(4, 4))).toBeCloseTo(0.6, 12);
  expect(rate(completeGraph(5))).toBeCloseTo(0, 12);
});

it('counts triangles: one at each node of a triangle, none in bipartite graphs', () => {
  expect(trianglesAt(disjointUnion(ringGraph(3), ringGraph(3)))).toEqual([1, 1, 1, 1, 1, 1]);
  expect(trianglesAt(ringGraph(6))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(trianglesAt(completeBipartite(3, 3))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(trianglesAt(prismGraph(3))).toEqual([1, 1, 1, 1, 1, 1]);
  // Each node of the complete graph of five nodes lies in one triangle with each of the 6 pairs of others.
  expect(trianglesAt(completeGraph(5))).toEqual([6, 6, 6, 6, 6]);
});

it('finds the components, and as many eigenvalues 0 of the Laplacian', () => {
  const graph = graphOf(7, [
    [5, 6],
    [2, 5],
    [0, 6],
    [1, 4],
  ]);
  expect(componentsOf(graph)).toEqual([0, 1, 0, 3, 1, 0, 0]);
  const zeros = symmetricEigen(laplacian(adjacency(graph))).values.filter((value) => Math.abs(value) < 1e-12);
  expect(zeros).toHaveLength(3);
  expect(new Set(componentsOf(pathGraph(8))).size).toBe(1);
  expect(componentsOf(graphOf(3, []))).toEqual([0, 1, 2]);
});

it('relabels rows and columns together', () => {
  const order = [2, 0, 3, 1];
  const matrix = relabeled(adjacency(starGraph(4)), order);
  // Node 0, the center, is now node 1.
  expect(neighborLists(graphOf(4, edgesOf(matrix)))).toEqual([[1], [0, 2, 3], [1], [1]]);
});

it('has graphs of the right size', () => {
  const counts = [barbellGraph(4), prismGraph(3), completeBipartite(4, 4), ringGraph(8), pathGraph(8), starGraph(8)];
  expect(counts.map(({ edges }) => edges.length)).toEqual([13, 9, 16, 8, 7, 7]);
});

function edgesOf(matrix: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  return range(matrix.length).flatMap((i) =>
    range(i).flatMap((j): (readonly [number, number])[] => (at(at(matrix, i), j) === 1 ? [[i, j]] : [])),
  );
}
