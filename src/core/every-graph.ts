import { range } from './array.ts';
import { type Edge, type Graph, graphOf, relabeled } from './graph.ts';
import { add, type Matrix, scale } from './matrix.ts';
import type { Rng } from './rng.ts';

/** All 2^(n(n-1)/2) graphs on n numbered nodes, the empty one first. */
export function everyGraph(n: number): readonly Graph[] {
  const pairs = pairsOf(n);
  return range(2 ** pairs.length).map((chosen) =>
    graphOf(
      n,
      pairs.filter((_, place) => Math.floor(chosen / 2 ** place) % 2 === 1),
    ),
  );
}

/** All n! orders of the numbers 0 to n - 1. */
export function everyOrder(n: number): readonly (readonly number[])[] {
  const longer = (orders: readonly (readonly number[])[], last: number) =>
    orders.flatMap((order) => range(last + 1).map((place) => [...order.slice(0, place), last, ...order.slice(place)]));
  return range(n).reduce<readonly (readonly number[])[]>(longer, [[]]);
}

/** The mean of P M Pᵀ over all n! orders P: every matrix that commutes with all of them is its own mean. */
export function averagedOverOrders(matrix: Matrix): Matrix {
  const orders = everyOrder(matrix.length);
  const all = orders.map((order) => relabeled(matrix, order));
  return scale(1 / orders.length, all.reduce(add)); // prettier-ignore
}

/** A graph on n nodes in which each pair is joined with probability p, independently. */
export function randomGraph(rng: Rng, n: number, p: number): Graph {
  return graphOf(
    n,
    pairsOf(n).filter(() => rng.uniform() < p),
  );
}

function pairsOf(n: number): readonly Edge[] {
  return range(n).flatMap((i) => range(n - i - 1).map((offset): Edge => [i, i + 1 + offset]));
}
