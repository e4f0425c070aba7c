import { describe, expect, it } from 'vitest';
import { graphOf } from './graph.ts';
import { hasBipartiteComponent, trianglesIn, walksBetween } from './graph-walks.ts';
import {
  barbellGraph,
  completeBipartite,
  completeGraph,
  disjointUnion,
  pathGraph,
  prismGraph,
} from './named-graphs.ts';
import { ringGraph } from './named-graphs.ts';

describe('walks on a path of three nodes', () => {
  it('of two edges turn back or pass through the middle', () => {
    expect(walksBetween(pathGraph(3), 2)).toEqual([[1, 0, 1], [0, 2, 0], [1, 0, 1]]); // prettier-ignore
  });

  it('of no edge stay', () => {
    expect(walksBetween(pathGraph(3), 0)).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1]]); // prettier-ignore
  });
});

it('counts triangles: 4 in the complete graph on four nodes, 2 in a prism, 8 in a barbell, none in a ring', () => {
  expect([completeGraph(4), prismGraph(3), barbellGraph(4), ringGraph(6)].map(trianglesIn)).toEqual([4, 2, 8, 0]);
});

describe('a bipartite component', () => {
  it('is an even ring, a path or a complete bipartite graph', () => {
    expect([ringGraph(6), pathGraph(4), completeBipartite(2, 3)].map(hasBipartiteComponent)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is no odd ring, no graph without edges and none with triangles only', () => {
    const graphs = [ringGraph(5), graphOf(3, []), disjointUnion(ringGraph(3), ringGraph(3))];
    expect(graphs.map(hasBipartiteComponent)).toEqual([false, false, false]);
  });

  it('is found beside one that is not', () => {
    expect(hasBipartiteComponent(disjointUnion(ringGraph(3), pathGraph(2)))).toBe(true);
  });
});
