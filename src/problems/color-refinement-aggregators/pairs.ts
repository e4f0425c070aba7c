import { at } from '../../core/array.ts';
import { type Edge, type Graph, graphOf } from '../../core/graph.ts';
import {
  completeBipartite,
  disjointUnion,
  pathGraph,
  prismGraph,
  ringGraph,
  withEdges,
} from '../../core/named-graphs.ts';

/** Two graphs of equal size to be told apart, and what one may say about them at the end. */
export interface Pair {
  readonly first: Graph;
  readonly second: Graph;
  readonly remark: string;
}

const rings = (a: number, b: number) => disjointUnion(ringGraph(a), ringGraph(b));
const regular = (degree: string) =>
  `All nodes of both graphs have degree ${degree}, so every node sees the same at every round.`;

/** The pairs that are drawn, triangles in at least one graph of each; the test succeeds at round 1, at round 2 or never. */
export const pairs = {
  hexagon: { first: ringGraph(6), second: rings(3, 3), remark: regular('two') },
  heptagon: { first: ringGraph(7), second: rings(3, 4), remark: regular('two') },
  unequalRings: { first: ringGraph(8), second: rings(3, 5), remark: regular('two') },
  prism: { first: prismGraph(3), second: completeBipartite(3, 3), remark: regular('three') },
  joinedRings: {
    first: withEdges(ringGraph(6), [[0, 3]]),
    second: withEdges(rings(3, 3), [[0, 3]]),
    remark: 'In both graphs every node of degree three sees one such node and two of degree two, and every node of degree two sees one of each kind.',
  },
  ringTail: {
    first: ringGraph(4),
    second: graphOf(4, [[0, 1], [1, 2], [0, 2], [2, 3]]),
    remark: 'The degrees differ, so one round is enough.',
  },
  ringHorns: {
    first: ringGraph(5),
    second: graphOf(5, [[0, 1], [1, 2], [0, 2], [1, 3], [2, 4]]),
    remark: 'The degrees differ, so one round is enough.',
  },
  wings: {
    first: graphOf(5, [[0, 1], [0, 2], [1, 2], [0, 3], [0, 4], [3, 4]]),
    second: withEdges(ringGraph(5), [[0, 2]]),
    remark: 'The degrees differ, so one round is enough.',
  },
  roof: {
    first: withEdges(ringGraph(5), [[0, 2]]),
    second: completeBipartite(2, 3),
    remark: 'The degrees agree. The two nodes of degree three are neighbors in the first graph, not in the second.',
  },
  leaves: {
    first: graphOf(6, [[0, 1], [0, 2], [1, 2], [2, 3], [3, 4], [3, 5]]),
    second: graphOf(6, [[0, 1], [1, 2], [2, 3], [3, 0], [0, 4], [2, 5]]),
    remark: 'The degrees agree. A node of degree three has two leaves in the first graph, each has one in the second.',
  },
  bridge: {
    first: withEdges(rings(3, 3), [[0, 3]]),
    second: graphOf(6, [[0, 1], [1, 4], [0, 2], [2, 4], [0, 3], [3, 5], [5, 4]]),
    remark: 'The degrees agree. The two nodes of degree three are neighbors in the first graph, not in the second.',
  },
  tails: {
    first: withEdges(pathGraph(5), [[0, 2]]),
    second: withEdges(pathGraph(5), [[0, 3]]),
    remark: 'The degrees agree. The node of degree one hangs on a node of degree two in the first graph, on the one of degree three in the second.',
  },
} as const satisfies Readonly<Record<string, Pair>>; // prettier-ignore

/** The graph with its nodes renumbered: node i becomes node `places[i]`. */
export function renumbered({ size, edges }: Graph, places: readonly number[]): Graph {
  return graphOf(
    size,
    edges.map(([i, j]): Edge => [at(places, i), at(places, j)]),
  );
}
