import { at, range, sum } from '../../core/array.ts';
import { colorRefinement, firstDifference } from '../../core/color-refinement.ts';
import { type Graph, neighborLists, trianglesAt } from '../../core/graph.ts';
import type { Vector } from '../../core/vector.ts';

/** Two multisets of whole numbers, in ascending order. */
export interface Multisets {
  readonly left: Vector;
  readonly right: Vector;
}

/** What is drawn: two graphs of equal size, and two multisets. */
export interface Numbers extends Multisets {
  readonly first: Graph;
  readonly second: Graph;
  readonly remark: string;
}

/** What 1-WL sees of both graphs. */
export interface Seen {
  /** How many colors occur in the two graphs together after rounds 1 and 2. */
  readonly colors: Vector;
  /** The first round with different counts; 0 if there is none. */
  readonly round: number;
  /** In each of the graphs. */
  readonly triangles: Vector;
}

/** Runs the test on both graphs, jointly. */
export function seen({ first, second }: Numbers): Seen {
  return {
    colors: colorsTogether([first, second]),
    round: firstDifference([first, second]) ?? 0,
    triangles: [first, second].map((graph) => sum(trianglesAt(graph)) / 3),
  };
}

/** How many colors occur in all these graphs together after rounds 1 and 2. */
export function colorsTogether(graphs: readonly Graph[]): Vector {
  return colorRefinement(graphs, 2)
    .slice(1)
    .map(({ colors }) => new Set(colors.flat()).size);
}

/** Sum, mean and maximum of a multiset. */
export function aggregates(values: Vector): Vector {
  return [sum(values), sum(values) / values.length, Math.max(...values)];
}

/** Each value once. */
export function supportOf(values: Vector): Vector {
  return [...new Set(values)];
}

/** The sum of the squares. */
export function squares(values: Vector): number {
  return sum(values.map((value) => value ** 2));
}

/** What a node stands for after two rounds: its degree and, ascending, those of its neighbors. */
export interface View {
  readonly own: number;
  readonly neighbors: Vector;
}

/** Each view that occurs, in order, with the number of nodes that have it in either graph. */
export function viewsOf({ first, second }: Numbers): readonly (View & { readonly counts: Vector })[] {
  const lists = [first, second].map(views);
  const keys = [...new Set(lists.flat().map(keyOf))].toSorted();
  return keys.map((key) => {
    const [own = 0, ...neighbors] = key.split(' ').map(Number);
    return { own, neighbors, counts: lists.map((list) => list.filter((view) => keyOf(view) === key).length) };
  });
}

/** The degrees of all nodes, ascending. */
export function degreesOf(graph: Graph): Vector {
  return neighborLists(graph)
    .map((list) => list.length)
    .toSorted((a, b) => a - b);
}

function views(graph: Graph): readonly View[] {
  const lists = neighborLists(graph);
  const degree = (i: number) => at(lists, i).length;
  return range(graph.size).map((i) => ({
    own: degree(i),
    neighbors: at(lists, i)
      .map(degree)
      .toSorted((a, b) => a - b),
  }));
}

function keyOf({ own, neighbors }: View): string {
  return [own, ...neighbors].join(' ');
}
