import type { Activation } from './activation.ts';
import { at, range, sum } from './array.ts';
import { type Graph, neighborLists } from './graph.ts';
import { apply, type Matrix, multiply, transpose } from './matrix.ts';
import { times, total, type Vector } from './vector.ts';

/** How a node combines the messages that reach it, entry by entry. */
export type Aggregation = 'sum' | 'mean' | 'max';

/** One layer of message passing; the same functions serve every node. */
export interface MessageLayer {
  readonly aggregation: Aggregation;
  /** The message from node j to node i, from both their states and both their numbers, for features of the edge. */
  readonly message: (own: Vector, other: Vector, edge: readonly [number, number]) => Vector;
  /** The next state, from the own state and the aggregate; without neighbors the aggregate is empty. */
  readonly update: (own: Vector, aggregate: Vector) => Vector;
}

/** The states of all nodes after one layer of message passing, node by node (Gilmer and others, 2017). */
export function messagePassing(graph: Graph, layer: MessageLayer, states: Matrix): Matrix {
  return neighborLists(graph).map((neighbors, i) => {
    const own = at(states, i);
    const messages = neighbors.map((j) => layer.message(own, at(states, j), [i, j]));
    return layer.update(own, aggregated(messages, layer.aggregation));
  });
}

/** The sum, mean or maximum of each entry over the messages; empty for none. */
export function aggregated(messages: readonly Vector[], aggregation: Aggregation): Vector {
  const combine: Readonly<Record<Aggregation, (entries: Vector) => number>> = {
    sum,
    mean: (entries) => sum(entries) / entries.length,
    max: (entries) => Math.max(...entries),
  };
  return range(messages[0]?.length ?? 0).map((c) => combine[aggregation](messages.map((message) => at(message, c))));
}

/** A layer in matrix form: what it propagates with (n by n), its weights (outputs by inputs) and its activation. */
export interface GraphLayer {
  readonly propagation: Matrix;
  readonly weights: Matrix;
  readonly activation: Activation;
}

/** The next states φ(S H Wᵀ), one row for each node. */
export function graphLayer(layer: GraphLayer, states: Matrix): Matrix {
  return sums(layer, states).map((row) => row.map(layer.activation.value));
}

/**
 * One GCN layer φ(ÂHWᵀ) node by node: φ of the sum of W h_j / √((1 + deg i)(1 + deg j)) over the node itself and its
 * neighbors (Kipf and Welling, 2017).
 */
export function gcnByNode(
  graph: Graph,
  { weights, activation }: Omit<GraphLayer, 'propagation'>,
  states: Matrix,
): Matrix {
  const neighborhoods = neighborLists(graph).map((neighbors, i) => [i, ...neighbors]);
  const share = (i: number, j: number) => 1 / Math.sqrt(at(neighborhoods, i).length * at(neighborhoods, j).length);
  const zero = weights.map(() => 0);
  return neighborhoods.map((nodes, i) => {
    const parts = nodes.map((j) => times(share(i, j), apply(weights, at(states, j))));
    return total(zero, ...parts).map(activation.value);
  });
}

/** The gradients that a layer passes on, from that of the loss in its outputs, `upstream`. */
export function graphLayerGradients(
  layer: GraphLayer,
  states: Matrix,
  upstream: Matrix,
): { readonly weights: Matrix; readonly states: Matrix } {
  const slopes = sums(layer, states).map((row) => row.map(layer.activation.slope));
  const delta = slopes.map((row, i) => row.map((slope, c) => slope * at(at(upstream, i), c)));
  return {
    weights: multiply(transpose(delta), multiply(layer.propagation, states)),
    states: multiply(multiply(transpose(layer.propagation), delta), layer.weights),
  };
}

function sums({ propagation, weights }: GraphLayer, states: Matrix): Matrix {
  return multiply(multiply(propagation, states), transpose(weights));
}
