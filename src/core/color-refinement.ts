import { at, range } from './array.ts';
import { type Graph, neighborLists } from './graph.ts';

/** What a color of one round stands for: the color of the round before, and those of the neighbors, ascending. */
export interface Signature {
  readonly own: number;
  readonly neighbors: readonly number[];
}

/** One round of color refinement on several graphs at once. */
export interface ColorRound {
  /** For each graph the color of each node, from 0 on: one color means the same in all graphs. */
  readonly colors: readonly (readonly number[])[];
  /** Entry c is what color c stands for; at round 0, where a color is the node's feature, there are none. */
  readonly signatures: readonly Signature[];
}

/**
 * Color refinement, the 1-dimensional Weisfeiler-Leman test, on several graphs jointly: rounds 0 to `rounds`.
 *
 * In every round a node's color becomes the number of its signature among all distinct signatures, ordered by the
 * color before and then by the neighbors' colors, so that the nodes of a color that splits keep standing together.
 * `features` holds for each graph what each node starts from; without them all nodes start alike.
 */
export function colorRefinement(
  graphs: readonly Graph[],
  rounds: number,
  features?: readonly (readonly number[])[],
): readonly ColorRound[] {
  const lists = graphs.map(neighborLists);
  return range(rounds).reduce<readonly ColorRound[]>(
    (before, round) => [...before, refined(lists, at(before, round).colors)],
    [{ colors: ranked(features ?? graphs.map(({ size }) => range(size).map(() => 0))), signatures: [] }],
  );
}

/** For each graph the histogram of a round: entry c is how many of its nodes have color c. */
export function colorHistograms({ colors }: ColorRound): readonly (readonly number[])[] {
  const count = 1 + Math.max(...colors.flat());
  return colors.map((each) => range(count).map((color) => each.filter((own) => own === color).length));
}

/**
 * The first round whose histograms differ between the graphs, or null if none ever does, however many rounds follow.
 *
 * n nodes in all can split at most n - 1 times, so that a difference shows within n - 1 rounds or never.
 */
export function firstDifference(graphs: readonly Graph[], features?: readonly (readonly number[])[]): number | null {
  const nodes = graphs.reduce((total, { size }) => total + size, 0);
  const differing = colorRefinement(graphs, nodes - 1, features).findIndex((round) => {
    const [first, ...others] = colorHistograms(round).map(String);
    return others.some((other) => other !== first);
  });
  return differing === -1 ? null : differing;
}

function refined(lists: readonly (readonly (readonly number[])[])[], colors: ColorRound['colors']): ColorRound {
  const found = lists.map((neighbors, graph) => neighbors.map((nodes, i) => signatureOf(at(colors, graph), i, nodes)));
  const byKey = new Map(found.flat().map((signature) => [keyOf(signature), signature]));
  const signatures = [...byKey.values()].toSorted(compared);
  const numbers = new Map(signatures.map((signature, color) => [keyOf(signature), color]));
  return { colors: found.map((each) => each.map((signature) => numbers.get(keyOf(signature)) ?? 0)), signatures };
}

function signatureOf(colors: readonly number[], i: number, nodes: readonly number[]): Signature {
  return { own: at(colors, i), neighbors: nodes.map((j) => at(colors, j)).toSorted((a, b) => a - b) };
}

function keyOf({ own, neighbors }: Signature): string {
  return `${own}|${neighbors.join()}`;
}

function compared(a: Signature, b: Signature): number {
  const [left, right] = [
    [a.own, ...a.neighbors],
    [b.own, ...b.neighbors],
  ];
  const place = range(Math.min(left.length, right.length)).find((i) => at(left, i) !== at(right, i));
  return place === undefined ? left.length - right.length : at(left, place) - at(right, place);
}

/** Each value as its rank among the distinct values of all graphs. */
function ranked(features: readonly (readonly number[])[]): ColorRound['colors'] {
  const distinct = [...new Set(features.flat())].toSorted((a, b) => a - b);
  return features.map((each) => each.map((feature) => distinct.indexOf(feature)));
}
