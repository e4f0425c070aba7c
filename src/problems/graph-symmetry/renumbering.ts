import { at, range, sum } from '../../core/array.ts';
import { adjacency, type Graph, graphOf, relabeled, withSelfLoops } from '../../core/graph.ts';
import { apply, type Matrix } from '../../core/matrix.ts';
import { times, type Vector } from '../../core/vector.ts';
import type { Shape } from './shapes.ts';

/** The layer before and after the renumbering; all nodes count from 0. */
export interface Layer {
  readonly shape: Shape;
  /** Node i of the shape is node `places[i]` of the graph. */
  readonly places: readonly number[];
  /** One number at each node. */
  readonly features: Vector;
  /** Added at every node before the ReLU. */
  readonly bias: number;
  /** Node `order[i]` of the graph becomes node i. */
  readonly order: readonly number[];
  /** The row of the renumbered matrix that is asked. */
  readonly row: number;
}

/** What is drawn. */
export interface Numbers extends Layer {
  /** A bias of its own for each node. */
  readonly ownBiases: Vector;
  /** The map aI + b11ᵀ. */
  readonly map: { readonly a: number; readonly b: number; readonly input: Vector };
}

/** The graph of the shape with the drawn numbering. */
export function graphFrom({ shape, places }: Pick<Layer, 'shape' | 'places'>): Graph {
  return graphOf(
    shape.size,
    shape.edges.map(([i, j]) => [at(places, i), at(places, j)]),
  );
}

/** The adjacency matrix, before and after the renumbering. */
export function matricesOf(numbers: Layer): { readonly before: Matrix; readonly after: Matrix } {
  const before = adjacency(graphFrom(numbers));
  return { before, after: relabeled(before, numbers.order) };
}

/** Ax + x + c1, what enters the ReLU at each node. */
export function sumsOf(numbers: Layer): Vector {
  return apply(withSelfLoops(adjacency(graphFrom(numbers))), numbers.features).map((entry) => entry + numbers.bias);
}

/** P times a vector: entry `order[i]` moves to place i. */
export function moved(entries: Vector, order: readonly number[]): Vector {
  return order.map((i) => at(entries, i));
}

/** The order that undoes another one. */
export function inverse(order: readonly number[]): readonly number[] {
  return order.map((_, i) => order.indexOf(i));
}

/** n! */
export function factorial(n: number): number {
  return range(n).reduce((product, i) => product * (i + 1), 1);
}

/** How often each value occurs, in the order of first occurrence. */
export function multiplicities(entries: Vector): readonly { readonly value: number; readonly count: number }[] {
  return [...new Set(entries)].map((value) => ({ value, count: entries.filter((entry) => entry === value).length }));
}

/** How many of the n! permutations leave a vector as it is: the product of the factorials of the multiplicities. */
export function fixing(entries: Vector): number {
  return multiplicities(entries).reduce((product, { count }) => product * factorial(count), 1);
}

/** ax + b(x_1 + … + x_n)1, what the map makes of its input. */
export function mapped({ a, b, input }: Numbers['map']): Vector {
  return times(a, input).map((entry) => entry + b * sum(input));
}
