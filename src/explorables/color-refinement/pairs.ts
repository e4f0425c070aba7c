import { range } from '../../core/array.ts';
import type { Graph } from '../../core/graph.ts';
import {
  completeBipartite,
  disjointUnion,
  pathGraph,
  prismGraph,
  ringGraph,
  starGraph,
  withEdges,
} from '../../core/named-graphs.ts';

/** The pairs of graphs that a reader can choose. */
export const PAIR_NAMES = ['6-ring, 2 triangles', 'path, star', 'prism, bipartite', 'molecules', 'trees'] as const;
export type PairName = (typeof PAIR_NAMES)[number];

/** A graph with its name and, for each node, where it stands in a square from (0, 0) to (1, 1), y downward. */
export interface DrawnGraph {
  readonly name: string;
  readonly graph: Graph;
  readonly places: readonly (readonly [number, number])[];
}

/** `count` places around a circle, the first one at the angle `from`, in turns counted clockwise from the right. */
function circle(
  count: number,
  {
    center,
    radius,
    from,
  }: { readonly center: readonly [number, number]; readonly radius: number; readonly from: number },
): readonly (readonly [number, number])[] {
  return range(count).map((i) => {
    const angle = 2 * Math.PI * (from + i / count);
    return [center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)];
  });
}

const FIVE_PATH = [0.04, 0.27, 0.5, 0.73, 0.96].map((x) => [x, 0.36] as const);

/** A path of five nodes with one more leaf on one of them. */
function tree(name: string, branch: number): DrawnGraph {
  const graph = withEdges(disjointUnion(pathGraph(5), pathGraph(1)), [[branch, 5]]);
  return { name, graph, places: [...FIVE_PATH, [FIVE_PATH[branch]?.[0] ?? 0, 0.7]] };
}

const TRIANGLE_PLACES = [
  ...circle(3, { center: [0.22, 0.5], radius: 0.22, from: 1 / 6 }),
  ...circle(3, { center: [0.78, 0.5], radius: 0.22, from: 1 / 3 }),
];

/** Both graphs of each pair. The molecules are decalin, two rings that share a bond, and bicyclopentyl. */
export const PAIRS: Readonly<Record<PairName, readonly [DrawnGraph, DrawnGraph]>> = {
  '6-ring, 2 triangles': [
    { name: 'C_6', graph: ringGraph(6), places: circle(6, { center: [0.5, 0.5], radius: 0.44, from: 0 }) },
    { name: '2 C_3', graph: disjointUnion(ringGraph(3), ringGraph(3)), places: TRIANGLE_PLACES },
  ],
  'path, star': [
    { name: 'P_4', graph: pathGraph(4), places: [0.04, 0.35, 0.65, 0.96].map((x) => [x, 0.5] as const) },
    {
      name: 'K_{1,3}',
      graph: starGraph(4),
      places: [[0.5, 0.55], ...circle(3, { center: [0.5, 0.55], radius: 0.44, from: 1 / 12 })],
    },
  ],
  'prism, bipartite': [
    {
      name: 'prism',
      graph: prismGraph(3),
      places: [
        ...circle(3, { center: [0.5, 0.56], radius: 0.5, from: 3 / 4 }),
        ...circle(3, { center: [0.5, 0.56], radius: 0.19, from: 3 / 4 }),
      ],
    },
    {
      name: 'K_{3,3}',
      graph: completeBipartite(3, 3),
      places: [
        ...[0.08, 0.5, 0.92].map((x) => [x, 0.12] as const),
        ...[0.08, 0.5, 0.92].map((x) => [x, 0.88] as const),
      ],
    },
  ],
  molecules: [
    {
      name: 'decalin',
      graph: withEdges(ringGraph(10), [[0, 5]]),
      places: fusedRings(),
    },
    {
      name: 'bicyclopentyl',
      graph: withEdges(disjointUnion(ringGraph(5), ringGraph(5)), [[0, 5]]),
      places: [
        ...circle(5, { center: [0.2, 0.5], radius: 0.19, from: 0 }),
        ...circle(5, { center: [0.8, 0.5], radius: 0.19, from: 1 / 2 }),
      ],
    },
  ],
  trees: [tree('tree a', 1), tree('tree b', 2)],
};

/** Two hexagons that share the side from node 0 to node 5; the ring of ten nodes runs around both. */
function fusedRings(): readonly (readonly [number, number])[] {
  const radius = 0.27;
  const reach = (Math.sqrt(3) / 2) * radius;
  const right = circle(6, { center: [0.5 + reach, 0.5], radius, from: 7 / 12 });
  const left = circle(6, { center: [0.5 - reach, 0.5], radius, from: 1 / 12 });
  return [...right, ...left.slice(1, 5)];
}
