import { at, range, sum } from './array.ts';
import { adjacency, type Graph, neighborLists, rowNormalized, withSelfLoops } from './graph.ts';
import { apply, type Matrix, multiply, transpose } from './matrix.ts';
import { dot, times, total, type Vector } from './vector.ts';

const SLOPE_BELOW_ZERO = 0.2;

/** One head of graph attention: a matrix (outputs by inputs) and two vectors of as many entries as it has outputs. */
export interface AttentionHead {
  readonly weights: Matrix;
  /** a₁, which meets the node that looks. */
  readonly query: Vector;
  /** a₂, which meets the node that is looked at. */
  readonly key: Vector;
}

/** What a node makes of one candidate. */
export interface Attended {
  readonly node: number;
  /** e_ij, before the normalization. */
  readonly score: number;
  /** α_ij; the weights of one node sum to 1. */
  readonly weight: number;
}

/** For each node what it makes of itself, which comes first, and of its neighbors (Veličković and others, 2018). */
export function graphAttention(graph: Graph, head: AttentionHead, states: Matrix): readonly (readonly Attended[])[] {
  const mixed = states.map((state) => apply(head.weights, state));
  const score = (i: number, j: number) => leaky(dot(head.query, at(mixed, i)) + dot(head.key, at(mixed, j)));
  return neighborLists(graph).map((neighbors, i) => {
    const nodes = [i, ...neighbors];
    const sizes = nodes.map((j) => Math.exp(score(i, j)));
    return nodes.map((j, place) => ({ node: j, score: score(i, j), weight: at(sizes, place) / sum(sizes) }));
  });
}

/** The next states without a nonlinearity: row i is the sum of α_ij W h_j over the node itself and its neighbors. */
export function attendedStates(graph: Graph, head: AttentionHead, states: Matrix): Matrix {
  const zero = range(head.weights.length).map(() => 0);
  return graphAttention(graph, head, states).map((candidates) =>
    total(zero, ...candidates.map(({ node, weight }) => times(weight, apply(head.weights, at(states, node))))),
  );
}

/**
 * The same states as matrices: with sums a = a₁ᵀWh_i + a₂ᵀWh_j in one n by n matrix, the exponentials of 0.6 a + 0.4 |a|,
 * which is the leaky ReLU, are multiplied by A + I, and every row is divided by its sum.
 */
export function attendedByMask(graph: Graph, { weights, query, key }: AttentionHead, states: Matrix): Matrix {
  const mixed = multiply(states, transpose(weights));
  const totals = apply(mixed, query).map((own) => apply(mixed, key).map((other) => own + other));
  const mask = withSelfLoops(adjacency(graph));
  const sizes = totals.map((row, i) => row.map((a, j) => at(at(mask, i), j) * Math.exp(0.6 * a + 0.4 * Math.abs(a))));
  return multiply(rowNormalized(sizes), mixed);
}

/** For each node its candidates from the lowest score to the highest. */
export function rankings(graph: Graph, head: AttentionHead, states: Matrix): readonly (readonly number[])[] {
  const rising = (candidates: readonly Attended[]) => candidates.toSorted((a, b) => a.score - b.score);
  return graphAttention(graph, head, states).map((candidates) => rising(candidates).map(({ node }) => node));
}

/** The leaky ReLU with slope 0.2 below zero. */
function leaky(a: number): number {
  return a > 0 ? a : SLOPE_BELOW_ZERO * a;
}
