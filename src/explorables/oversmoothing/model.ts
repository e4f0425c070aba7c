import { at as item, range, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { componentsOf, type Graph, neighborLists } from '../../core/graph.ts';
import { apply } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { times, total, type Vector } from '../../core/vector.ts';
import { bitsOf, GRAPH_NAMES, type GraphName, graphNamed, SIZE } from './graphs.ts';
import {
  energyOf,
  layersFrom,
  limitOf,
  modesOf,
  type Propagation,
  propagationOf,
  slowestEnergy,
} from './propagation.ts';

const MOST_LAYERS = 40;
const NO_EDGES = range(SIZE).map(() => 0);

const params = {
  graph: {
    kind: 'choice',
    label: 'Graph',
    help: 'Or your own: in the picture, choose two nodes.',
    options: GRAPH_NAMES,
    start: 'barbell',
  },
  k: { kind: 'number', label: 'Layers k', min: 0, max: MOST_LAYERS, step: 1, start: 0 },
  start: { kind: 'choice', label: 'Input h^{(0)}', options: ['spike', 'community'], start: 'spike' },
  alpha: { kind: 'number', label: 'Return to the input α', min: 0, max: 0.5, step: 0.05, start: 0 },
  operator: {
    kind: 'choice',
    label: 'Propagation S',
    options: ['symmetric', 'mean'],
    start: 'symmetric',
    advanced: true,
  },
  loops: { kind: 'choice', label: 'Self-loops', options: ['on', 'off'], start: 'on', advanced: true },
  edges: {
    kind: 'list',
    label: 'Edges of the own graph',
    min: 0,
    max: 2 ** SIZE - 1,
    step: 1,
    start: bitsOf(graphNamed('barbell', NO_EDGES)),
    inPicture: true,
  },
} as const;

type At = Values<typeof params>;

/** A part of what a node becomes in the next layer: a weight times a state. */
export interface Term {
  readonly weight: number;
  /** A node, or the node's own input. */
  readonly from: number | 'input';
  readonly state: number;
}

/** Message passing on one graph: the states of all layers, and what they tend to. */
export interface Oversmoothing {
  readonly graph: Graph;
  readonly parts: number;
  /** Entry k is the states after k layers, k from 0 to the last one. */
  readonly layers: readonly Vector[];
  /** Entry k is the Dirichlet energy after k layers. */
  readonly energies: readonly number[];
  /** What the states tend to, or null when they swing for ever. */
  readonly limit: Vector | null;
  /** Eigenvalues of S, from the largest to the smallest. */
  readonly eigenvalues: Vector;
  /** The second largest of their absolute values. */
  readonly mu: number;
  readonly slowest: ReturnType<typeof slowestEnergy>;
  /** Entry i lists what node i adds up in the layer after the chosen one. */
  readonly terms: readonly (readonly Term[])[];
  /** For every graph the mean state of nodes 0 to 3 minus that of nodes 4 to 7, after k layers. */
  readonly gaps: readonly { readonly name: GraphName; readonly gap: number }[];
}

/** Message passing on a graph that the reader edits: every layer smooths, at a pace that the graph alone sets. */
export const model = defineModel({
  title: 'Over-smoothing, layer by layer',
  params,
  shortcuts: [
    { label: 'One layer on', settings: ({ k }: At) => ({ k: k + 1 }) },
    { label: 'Back to the input', settings: () => ({ k: 0 }) },
    { label: 'Remove all edges', settings: () => ({ graph: 'own', edges: NO_EDGES }) },
  ],
  init: () => null,
  derive: (_, at): Oversmoothing => {
    const graph = graphNamed(at.graph, at.edges);
    const propagation = propagationOf(graph, at);
    const start = STARTS[at.start];
    const layers = layersFrom(start, propagation, MOST_LAYERS);
    const eigenvalues = propagation.eigen.values;
    return {
      graph,
      parts: new Set(componentsOf(graph)).size,
      layers,
      energies: layers.map((state) => energyOf(state, propagation)),
      limit: limitOf(start, propagation),
      eigenvalues,
      mu: secondOf(eigenvalues.map(Math.abs)),
      slowest: slowestEnergy(start, propagation),
      terms: range(SIZE).map((i) => termsOf(i, { state: item(layers, at.k), start }, propagation)),
      gaps: GRAPH_NAMES.map((name) => ({ name, gap: gapOn(graphNamed(name, at.edges), at) })),
    };
  },
  readings: (derived, at) => [
    { label: 'Energy E', value: formatNumber(item(derived.energies, at.k), 4) },
    { label: 'Second eigenvalue λ_2', value: formatFixed(item(derived.eigenvalues, 1), 4) },
    { label: 'Last eigenvalue λ_8', value: formatFixed(item(derived.eigenvalues, SIZE - 1), 4) },
    { label: 'Larger size of both, μ', value: formatFixed(derived.mu, 4) },
    { label: 'Edges', value: String(derived.graph.edges.length) },
    { label: 'Connected parts', value: String(derived.parts) },
    { label: 'Gap of the halves', value: formatFixed(halvesGap(item(derived.layers, at.k)), 4) },
  ],
  describe: (derived, at) =>
    `${at.graph === 'own' ? 'Your graph' : `The graph ${at.graph}`} has ${derived.graph.edges.length} edges in ` +
    `${derived.parts} connected ${derived.parts === 1 ? 'part' : 'parts'}. The ${at.operator} propagation with ` +
    `self-loops ${at.loops} has the second eigenvalue ${formatFixed(item(derived.eigenvalues, 1), 3)} and the last ` +
    `one ${formatFixed(item(derived.eigenvalues, SIZE - 1), 3)}. After ${at.k} layers from the ${at.start}, with ` +
    `${formatNumber(at.alpha, 2)} of the input returned in each, the nodes have the states ` +
    `${listed(item(derived.layers, at.k))}, the energy is ${formatNumber(item(derived.energies, at.k), 3)}, and the ` +
    `halves are ${formatFixed(halvesGap(item(derived.layers, at.k)), 3)} apart. ${limitText(derived.limit)}`,
  laws: {
    'without a return to the input no layer raises the energy': ({ energies }, { alpha }) =>
      alpha > 0 || energies.every((energy, k) => k === 0 || energy <= item(energies, k - 1) * (1 + 1e-9) + 1e-25),
    'the energy is the sum over the eigenvectors of (1 - λ) λ^{2k} times the square of its amount': (derived, at) => {
      const propagation = propagationOf(derived.graph, at);
      const modes = modesOf(STARTS[at.start], propagation);
      const spectral = (k: number) =>
        sum(modes.map(({ value, amount }) => (1 - value) * value ** (2 * k) * amount ** 2));
      const isMet = at.alpha === 0 && !propagation.degrees.includes(0);
      return !isMet || derived.energies.every((energy, k) => isClose(energy, spectral(k)));
    },
    'the sum of √d_i h_i, or d_i h_i for the mean, stays what it is': ({ graph, layers }, at) => {
      const { degrees } = propagationOf(graph, at);
      const sumOf = (state: Vector) =>
        sum(state.map((h, i) => h * item(degrees, i) ** (at.operator === 'symmetric' ? 0.5 : 1)));
      return at.alpha > 0 || layers.every((state) => isClose(sumOf(state), sumOf(item(layers, 0))));
    },
    'one more layer leaves the limit where it is': ({ graph, limit }, at) => {
      if (limit === null) return true;
      const { operator } = propagationOf(graph, at);
      const next = total(times(1 - at.alpha, apply(operator, limit)), times(at.alpha, STARTS[at.start]));
      return next.every((entry, i) => isClose(entry, item(limit, i)));
    },
    'the parts of what a node adds up make its next state': ({ terms, layers }, { k }) =>
      k === MOST_LAYERS ||
      terms.every((each, i) =>
        isClose(sum(each.map(({ weight, state }) => weight * state)), item(item(layers, k + 1), i)),
      ),
    'after k layers a spike is felt at most k edges away': ({ graph, layers }, { start }) =>
      start !== 'spike' ||
      layers.slice(0, SIZE).every((state, k) => state.every((h, i) => h === 0 || reached(graph, k).has(i))),
    'with self-loops as many eigenvalues are 1 as there are connected parts, and none is -1': (derived, at) =>
      at.loops === 'off' ||
      (derived.eigenvalues.filter((value) => value > 1 - 1e-9).length === derived.parts &&
        item(derived.eigenvalues, SIZE - 1) > 1e-9 - 1),
  },
});

const STARTS: Readonly<Record<At['start'], Vector>> = {
  spike: range(SIZE).map((i) => (i === 0 ? 1 : 0)),
  community: range(SIZE).map((i) => (i < SIZE / 2 ? 1 : -1)),
};

/** The mean of the first half of the nodes minus the mean of the second. */
function halvesGap(state: Vector): number {
  return sum(state.map((h, i) => (i < SIZE / 2 ? h : -h))) / (SIZE / 2);
}

function gapOn(graph: Graph, at: At): number {
  return halvesGap(item(layersFrom(STARTS[at.start], propagationOf(graph, at), at.k), at.k));
}

function termsOf(
  i: number,
  { state, start }: { readonly state: Vector; readonly start: Vector },
  { operator, alpha }: Propagation,
): readonly Term[] {
  const messages = item(operator, i).flatMap((weight, j): Term[] =>
    weight === 0 ? [] : [{ weight: (1 - alpha) * weight, from: j, state: item(state, j) }],
  );
  return alpha === 0 ? messages : [...messages, { weight: alpha, from: 'input', state: item(start, i) }];
}

function secondOf(sizes: readonly number[]): number {
  return item(
    sizes.toSorted((a, b) => b - a),
    1,
  );
}

function listed(state: Vector): string {
  return state.map((h) => formatFixed(h, 3)).join(', ');
}

function limitText(limit: Vector | null): string {
  return limit === null
    ? 'An eigenvalue −1 keeps them swinging: there is no limit.'
    : `Their limit is ${listed(limit)}.`;
}

/** The nodes at most k edges away from node 0. */
function reached(graph: Graph, k: number): ReadonlySet<number> {
  const lists = neighborLists(graph);
  const further = (near: ReadonlySet<number>) => new Set([...near].flatMap((i) => [i, ...item(lists, i)]));
  return range(k).reduce<ReadonlySet<number>>(further, new Set([0]));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
