import { at, range } from './array.ts';
import { type Graph, neighborLists } from './graph.ts';
import type { Matrix } from './matrix.ts';

/** Entry (i, j) is how many walks of `length` edges lead from i to j, listed one by one. */
export function walksBetween(graph: Graph, length: number): Matrix {
  const lists = neighborLists(graph);
  const ends = (from: number, rest: number): readonly number[] =>
    rest === 0 ? [from] : at(lists, from).flatMap((next) => ends(next, rest - 1));
  const nodes = range(graph.size);
  return nodes.map((i) => {
    const reached = ends(i, length);
    return nodes.map((j) => reached.filter((end) => end === j).length);
  });
}

/** The number of triples of nodes that are joined all three, listed one by one. */
export function trianglesIn(graph: Graph): number {
  const lists = neighborLists(graph);
  const corners = range(graph.size).flatMap((i) =>
    at(lists, i).flatMap((j) => at(lists, j).filter((m) => i < j && j < m && at(lists, i).includes(m))),
  );
  return corners.length;
}

/** Whether some component with an edge is bipartite: two sides, and every edge between them. Found by coloring. */
export function hasBipartiteComponent(graph: Graph): boolean {
  const lists = neighborLists(graph);
  return range(graph.size).some((start) => at(lists, start).length > 0 && isBipartiteFrom(lists, start));
}

function isBipartiteFrom(lists: readonly (readonly number[])[], start: number): boolean {
  const side = new Map([[start, 0]]);
  const queue = [start];
  for (const i of queue) {
    const opposite = 1 - (side.get(i) ?? 0);
    const fresh = at(lists, i).filter((j) => !side.has(j));
    for (const j of fresh) side.set(j, opposite);
    queue.push(...fresh);
  }
  return [...side].every(([i, own]) => at(lists, i).every((j) => side.get(j) !== own));
}
