import { at as item, range, sum } from '../../core/array.ts';
import { colorHistograms, colorRefinement, type ColorRound, firstDifference } from '../../core/color-refinement.ts';
import { formatNumber } from '../../core/format.ts';
import { adjacency, degrees, type Graph, trianglesAt } from '../../core/graph.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { type Aggregate, aggregatesOf, multisetOf } from './multisets.ts';
import { type DrawnGraph, PAIR_NAMES, PAIRS } from './pairs.ts';

const MOST_ROUNDS = 4;
const MULTISET = { kind: 'list', min: 0, max: 9, step: 1, advanced: true } as const;

const params = {
  pair: { kind: 'choice', label: 'Graphs', options: PAIR_NAMES, start: '6-ring, 2 triangles' },
  r: { kind: 'number', label: 'Round r', min: 0, max: MOST_ROUNDS, step: 1, start: 0 },
  triangles: { kind: 'choice', label: 'Triangles at a node as input feature', options: ['off', 'on'], start: 'off' },
  left: { ...MULTISET, label: 'First multiset', help: '0 leaves a place empty.', start: [1, 1, 2, 2] },
  right: { ...MULTISET, label: 'Second multiset', start: [1, 2, 0, 0] },
} as const;

type At = Values<typeof params>;

/** A color of the round shown, with what it stands for. */
export interface ColorClass {
  /** A letter, never used again in another round. */
  readonly name: string;
  /** The name that its nodes had before and the names of their neighbors; at round 0 the feature alone. */
  readonly meaning: string;
  /** How many nodes of the first and of the second graph have it. */
  readonly counts: readonly [number, number];
}

/** Color refinement of two graphs up to a round, and the verdict for all rounds. */
export interface ColorRefinement {
  readonly graphs: readonly [DrawnGraph, DrawnGraph];
  /** The round shown: for each graph the class of each node. */
  readonly colors: readonly (readonly number[])[];
  readonly classes: readonly ColorClass[];
  /** Whether the histograms differ at the round shown. */
  readonly differs: boolean;
  /** The first round at which they do, however late; null for never. */
  readonly first: number | null;
  /** Whether this round split no class, so that none later will. */
  readonly isStable: boolean;
  /** Classes at the last round, when there are most. */
  readonly mostClasses: number;
  /** Triangles of each graph. */
  readonly triangles: readonly [number, number];
  readonly multisets: readonly [readonly number[], readonly number[]];
  readonly aggregates: readonly Aggregate[];
}

/** Two graphs under the Weisfeiler-Leman test: what no message-passing network can tell apart. */
export const model = defineModel({
  title: 'Color refinement, round by round',
  params,
  shortcuts: [{ label: 'One round on', settings: ({ r }: At) => ({ r: r + 1 }) }],
  init: () => null,
  derive: (_, at): ColorRefinement => {
    const graphs = PAIRS[at.pair];
    const features = featuresOf(graphs, at);
    const plain = graphs.map(({ graph }) => graph);
    const rounds = colorRefinement(plain, MOST_ROUNDS, features);
    const sizes = rounds.map(sizeOf);
    const classes = classesOf(rounds.slice(0, at.r + 1), features);
    const multisets = [multisetOf(at.left), multisetOf(at.right)] as const;
    return {
      graphs,
      colors: item(rounds, at.r).colors,
      classes,
      differs: classes.some(({ counts: [one, other] }) => one !== other),
      first: firstDifference(plain, features),
      isStable: at.r > 0 && item(sizes, at.r) === item(sizes, at.r - 1),
      mostClasses: item(sizes, MOST_ROUNDS),
      triangles: [trianglesOf(graphs[0].graph), trianglesOf(graphs[1].graph)],
      multisets,
      aggregates: aggregatesOf(...multisets),
    };
  },
  readings: (derived, { r }) => [
    { label: 'Colors, first graph', value: String(colorsIn(derived, 0)) },
    { label: 'Colors, second graph', value: String(colorsIn(derived, 1)) },
    { label: `Histograms at round ${r}`, value: derived.differs ? 'differ' : 'equal' },
    { label: 'Partition', value: r === 0 ? 'start' : derived.isStable ? 'stable' : 'has split' },
    { label: 'Triangles', value: derived.triangles.join(' and ') },
  ],
  describe: (derived, { r, triangles }) => {
    const [one, other] = derived.graphs;
    const feature = triangles === 'on' ? 'the number of triangles at each node' : 'one color for all nodes';
    const tells = derived.aggregates.filter((each) => each.tells).map(({ name }) => name);
    return (
      `${plainName(one)} and ${plainName(other)} start from ${feature}. At round ${r} they have ` +
      `${derived.classes.map(({ name, counts }) => `${counts[0]} and ${counts[1]} nodes of color ${name}`).join(', ')}: ` +
      `the histograms ${derived.differs ? 'differ' : 'are equal'}` +
      `${derived.isStable ? ', and the partition is stable' : ''}. They have ${derived.triangles.join(' and ')} triangles. ` +
      `The multisets ${derived.multisets.map(spoken).join(' and ')} are told apart by ` +
      `${tells.length === 0 ? 'no aggregate shown' : tells.join(', ')}.`
    );
  },
  laws: {
    'every node has a color, and the colors count all nodes': ({ graphs, classes }) =>
      graphs.every(({ graph }, g) => sum(classes.map(({ counts }) => item(counts, g))) === graph.size),
    'graphs that have come to differ never look alike again': ({ differs, first }, { r }) =>
      first === null ? !differs : differs === r >= first,
    'without features, the colors of round 1 are the degrees': ({ graphs, colors }, { r, triangles }) =>
      triangles === 'on' ||
      r !== 1 ||
      isSamePartition(
        colors.flat(),
        graphs.flatMap(({ graph }) => degrees(adjacency(graph))),
      ),
    'message passing with any weights gives nodes of one color one state': ({ graphs, colors }, at) =>
      isFiner(colors.flat(), statesAfter(graphs, at)),
    'a stable partition splits in no later round': ({ isStable, classes, mostClasses }) =>
      !isStable || classes.length === mostClasses,
    'an order of the entries means nothing to an aggregate': ({ multisets: [one, other], aggregates }) =>
      aggregatesOf(one.toReversed(), other).every(({ tells }, i) => tells === item(aggregates, i).tells),
  },
});

/** The name of a graph without the signs that lower what follows. */
function plainName({ name }: DrawnGraph): string {
  return name.replaceAll(/[_{}]/g, '');
}

/** A multiset as it is written: "{1, 1, 2}". */
export function spoken(multiset: readonly number[]): string {
  return `{${multiset.join(', ')}}`;
}

/** The value of an aggregate as it is written; a dash for none. */
export function written(value: number | null): string {
  return value === null ? '–' : formatNumber(value, 3);
}

function featuresOf(graphs: readonly DrawnGraph[], { triangles }: At): readonly (readonly number[])[] {
  return graphs.map(({ graph }) => (triangles === 'on' ? trianglesAt(graph) : range(graph.size).map(() => 0)));
}

function trianglesOf(graph: Graph): number {
  return sum(trianglesAt(graph)) / 3;
}

function sizeOf({ colors }: ColorRound): number {
  return new Set(colors.flat()).size;
}

function colorsIn({ colors }: ColorRefinement, graph: 0 | 1): number {
  return new Set(item(colors, graph)).size;
}

/** The classes of the last of some rounds, named by letters that go on from round to round. */
function classesOf(rounds: readonly ColorRound[], features: readonly (readonly number[])[]): readonly ColorClass[] {
  const before = rounds.slice(0, -1).map(sizeOf);
  const offset = sum(before);
  const last = item(rounds, rounds.length - 1);
  const earlier = (color: number) => letter(offset - (before.at(-1) ?? 0) + color);
  const values = [...new Set(features.flat())].toSorted((a, b) => a - b);
  const [one, other] = colorHistograms(last);
  return range(sizeOf(last)).map((color) => {
    const signature = last.signatures[color];
    const meaning =
      signature === undefined
        ? formatNumber(item(values, color), 3)
        : `${earlier(signature.own)} | ${signature.neighbors.map(earlier).join(' ')}`;
    return { name: letter(offset + color), meaning, counts: [one?.[color] ?? 0, other?.[color] ?? 0] };
  });
}

/** A, B, …, Z, then a, b, … */
function letter(index: number): string {
  return item('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', index);
}

/** States after as many layers as rounds of a network with fixed, arbitrary weights on the same features. */
function statesAfter(graphs: readonly DrawnGraph[], at: At): readonly number[] {
  const features = featuresOf(graphs, at);
  return graphs.flatMap(({ graph }, g) =>
    range(at.r).reduce<readonly number[]>((state) => layer(graph, state), item(features, g)),
  );
}

/** A layer that adds up its messages in a fixed order of their values, so that equal multisets give equal sums to the bit. */
function layer(graph: Graph, state: readonly number[]): readonly number[] {
  return adjacency(graph).map((row, i) => {
    const messages = state.filter((_, j) => item(row, j) === 1).map((h) => Math.tanh(0.7 * h + 0.3));
    return Math.tanh(0.9 * item(state, i) - 0.2 + sum(messages.toSorted((a, b) => a - b)));
  });
}

/** Whether things with one label in the first list have one label in the second. */
function isFiner(first: readonly number[], second: readonly number[]): boolean {
  return first.every((label, i) => item(second, first.indexOf(label)) === item(second, i));
}

function isSamePartition(first: readonly number[], second: readonly number[]): boolean {
  return isFiner(first, second) && isFiner(second, first);
}
