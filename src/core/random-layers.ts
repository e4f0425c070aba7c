import { range } from './array.ts';
import type { Graph } from './graph.ts';
import { apply, type Matrix } from './matrix.ts';
import { type Aggregation, type MessageLayer, messagePassing } from './message-passing.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { elementwise, times, total, type Vector } from './vector.ts';

/** A layer of message passing with random weights, in which a message depends on both its ends; `width` entries a node. */
export function randomLayer(rng: Rng, width: number, aggregation: Aggregation): MessageLayer {
  const [own, other] = [normalMatrix(rng, width, width), normalMatrix(rng, width, width)];
  return {
    aggregation,
    message: (h, g) => apply(other, elementwise(h, g)),
    update: (h, aggregate) => total(apply(own, h), orZero(aggregate, width)).map(Math.tanh),
  };
}

/** A GIN layer with ε = 0.3 and one random layer of sines in place of the dense network (Xu and others, 2019). */
export function randomGin(rng: Rng, width: number): MessageLayer {
  const hidden = normalMatrix(rng, width, width);
  return {
    aggregation: 'sum',
    message: (_, g) => g,
    update: (h, aggregate) => apply(hidden, total(times(1.3, h), orZero(aggregate, width))).map(Math.sin),
  };
}

/** The states of all nodes of all graphs, one after the other, after these layers; in each graph node i starts from row i. */
export function statesAfter(graphs: readonly Graph[], layers: readonly MessageLayer[], starts: Matrix): Matrix {
  const states = ({ size }: Graph) => starts.slice(0, size);
  return graphs.flatMap((graph) => layers.reduce<Matrix>((h, layer) => messagePassing(graph, layer, h), states(graph)));
}

/** How many different rows a matrix has, where entries that agree to about eight digits are equal. */
export function distinctRows(matrix: Matrix): number {
  return new Set(matrix.map((row) => row.map((entry) => Math.round(entry * 1e8)).join())).size;
}

/** A node without neighbors has no aggregate. */
function orZero(aggregate: Vector, width: number): Vector {
  return aggregate.length === 0 ? range(width).map(() => 0) : aggregate;
}
