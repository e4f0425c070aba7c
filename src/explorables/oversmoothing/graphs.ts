import { at, range } from '../../core/array.ts';
import { type Edge, type Graph, graphOf, toggled } from '../../core/graph.ts';
import { barbellGraph, completeBipartite, pathGraph, ringGraph, starGraph } from '../../core/named-graphs.ts';

/** Nodes of every graph of the figure. */
export const SIZE = 8;

const HALF = SIZE / 2;

/** The graphs that a reader can choose; "own" is the one that the reader draws. */
export const GRAPH_NAMES = ['barbell', 'ring', 'path', 'star', 'bipartite', 'own'] as const;
export type GraphName = (typeof GRAPH_NAMES)[number];

/** The edges of a graph, a binary number for each node: bit j of entry i, where j > i, is the edge between i and j. */
export type EdgeBits = readonly number[];

const NAMED: Readonly<Record<Exclude<GraphName, 'own'>, Graph>> = {
  barbell: barbellGraph(HALF),
  ring: ringGraph(SIZE),
  path: pathGraph(SIZE),
  star: starGraph(SIZE),
  bipartite: completeBipartite(HALF, HALF),
};

/** The bits of a graph of `SIZE` nodes. */
export function bitsOf({ edges }: Graph): EdgeBits {
  return range(SIZE).map((i) => edges.reduce((bits, [first, second]) => bits | (first === i ? 1 << second : 0), 0));
}

/** A named graph, or the reader's own one. */
export function graphNamed(name: GraphName, own: EdgeBits): Graph {
  return name === 'own' ? graphFrom(own) : NAMED[name];
}

/** The reader's graph after one edge of the graph shown was added or removed. */
export function ownWith(shown: Graph, edge: Edge): EdgeBits {
  return bitsOf(toggled(shown, edge));
}

function graphFrom(bits: EdgeBits): Graph {
  const pairs = range(SIZE).flatMap((i) => range(SIZE).map((j): Edge => [i, j]));
  return graphOf(
    SIZE,
    pairs.filter(([i, j]) => j > i && ((at(bits, i) >> j) & 1) === 1),
  );
}
