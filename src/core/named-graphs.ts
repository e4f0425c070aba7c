import { range } from './array.ts';
import { type Edge, type Graph, graphOf } from './graph.ts';

/** The path 0 - 1 - … - (n - 1). */
export function pathGraph(n: number): Graph {
  return graphOf(n, chain(n));
}

/** The cycle of n nodes, n at least 3: the path with an edge between its ends. */
export function ringGraph(n: number): Graph {
  return graphOf(n, [...chain(n), [n - 1, 0]]);
}

/** Node 0 in the center, joined to each of the n - 1 others. */
export function starGraph(n: number): Graph {
  return graphOf(
    n,
    range(n - 1).map((i) => [0, i + 1]),
  );
}

/** The complete graph: every two of n nodes are joined. */
export function completeGraph(n: number): Graph {
  return graphOf(n, pairsOf(range(n)));
}

/** The complete bipartite graph: each of the first a nodes is joined to each of the b others. */
export function completeBipartite(a: number, b: number): Graph {
  return graphOf(
    a + b,
    range(a).flatMap((i) => range(b).map((j): Edge => [i, a + j])),
  );
}

/** Two complete graphs of k nodes each, joined by the one edge from node k - 1 to node k. */
export function barbellGraph(k: number): Graph {
  return graphOf(2 * k, [...disjointUnion(completeGraph(k), completeGraph(k)).edges, [k - 1, k]]);
}

/** Two rings of k nodes each, node i of the one joined to node k + i of the other; for k = 3 the triangular prism. */
export function prismGraph(k: number): Graph {
  const rungs = range(k).map((i): Edge => [i, k + i]);
  return graphOf(2 * k, [...disjointUnion(ringGraph(k), ringGraph(k)).edges, ...rungs]);
}

/** Both graphs side by side: node i of the second one becomes node i + size of the first. */
export function disjointUnion(first: Graph, second: Graph): Graph {
  const moved = second.edges.map(([i, j]): Edge => [i + first.size, j + first.size]);
  return graphOf(first.size + second.size, [...first.edges, ...moved]);
}

/** The graph with more edges. */
export function withEdges({ size, edges }: Graph, more: readonly Edge[]): Graph {
  return graphOf(size, [...edges, ...more]);
}

function chain(n: number): readonly Edge[] {
  return range(n - 1).map((i) => [i, i + 1]);
}

function pairsOf(nodes: readonly number[]): readonly Edge[] {
  return nodes.flatMap((i) => nodes.filter((j) => j > i).map((j): Edge => [i, j]));
}
