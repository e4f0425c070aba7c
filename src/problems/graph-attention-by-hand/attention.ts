import { at, range, sum } from '../../core/array.ts';
import { starGraph } from '../../core/named-graphs.ts';
import { graphAttention } from '../../core/graph-attention.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: one number at each node, so that the weight matrix is 1. */
export interface Numbers {
  /** h_i */
  readonly own: number;
  readonly neighbors: Vector;
  /** a_1, of the node that looks. */
  readonly query: number;
  /** a_2, of the node that is looked at. */
  readonly key: number;
  /** The value of a second node, which looks at the same candidates. */
  readonly other: number;
}

/** What a node makes of its candidates. */
export interface Look {
  readonly scores: Vector;
  readonly weights: Vector;
  readonly output: number;
}

/** Node i itself, then its neighbors. */
export function candidatesOf({ own, neighbors }: Numbers): Vector {
  return [own, ...neighbors];
}

/** What node i makes of itself and its neighbors. */
export function lookOf(numbers: Numbers): Look {
  const candidates = candidatesOf(numbers);
  const head = { weights: [[1]], query: [numbers.query], key: [numbers.key] };
  const attended = at(graphAttention(starGraph(candidates.length), head, candidates.map((value) => [value])), 0); // prettier-ignore
  const weights = attended.map(({ weight }) => weight);
  return {
    scores: attended.map(({ score }) => score),
    weights,
    output: sum(weights.map((weight, j) => weight * at(candidates, j))),
  };
}

/** What enters the leaky ReLU when a node with this value looks at the candidates of node i. */
export function sumsOf(numbers: Numbers, own: number): Vector {
  return candidatesOf(numbers).map((value) => numbers.query * own + numbers.key * value);
}

/** What a node with this value makes of the candidates of node i; it is not one of them. */
export function lookFrom(numbers: Numbers, own: number): Look {
  const scores = sumsOf(numbers, own).map((entry) => leaky(entry, 0.2));
  return { scores, ...averaged(scores, candidatesOf(numbers)) };
}

/** Softmax weights of scores, and the mean of the values with them. */
export function averaged(scores: Vector, values: Vector): Omit<Look, 'scores'> {
  const sizes = scores.map(Math.exp);
  const weights = sizes.map((size) => size / sum(sizes));
  return { weights, output: sum(range(values.length).map((j) => at(weights, j) * at(values, j))) };
}

/** The leaky ReLU with any slope below zero: 1 leaves all as it is, 0 is the ReLU. */
export function leaky(entry: number, slope: number): number {
  return entry > 0 ? entry : slope * entry;
}
