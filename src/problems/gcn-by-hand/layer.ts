import { activations } from '../../core/activation.ts';
import { at, range } from '../../core/array.ts';
import { adjacency, type Edge, gcnOperator, type Graph, graphOf, neighborLists } from '../../core/graph.ts';
import { type Matrix, multiply, transpose } from '../../core/matrix.ts';
import { graphLayer, graphLayerGradients } from '../../core/message-passing.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: a graph of four nodes, two features for each node, and two units. */
export interface Numbers {
  /** Its name in a sentence, with its article. */
  readonly name: string;
  /** Nodes from 0. */
  readonly edges: readonly Edge[];
  /** 4 by 2. */
  readonly features: Matrix;
  /** 2 by 2, units by features. */
  readonly weights: Matrix;
  /** The node whose row and whose gradient are asked. */
  readonly node: number;
}

/** The GCN layer with ReLU, and the gradients of the sum of all its outputs. */
export interface Pass {
  /** Â */
  readonly propagation: Matrix;
  /** ÂX */
  readonly mixed: Matrix;
  /** ÂXWᵀ */
  readonly sums: Matrix;
  readonly states: Matrix;
  /** The sum over the nodes. */
  readonly readout: Vector;
  /** 1 where a unit is active, else 0. */
  readonly delta: Matrix;
  readonly weightGradient: Matrix;
  readonly featureGradient: Matrix;
}

/** The graph that is drawn. */
export function graphFrom({ edges }: Pick<Numbers, 'edges'>): Graph {
  return graphOf(4, edges);
}

/** One pass, forward and backward, with the propagation matrix of the GCN or another one. */
export function pass(numbers: Numbers, propagation: Matrix = gcnOperator(adjacency(graphFrom(numbers)))): Pass {
  const { features, weights } = numbers;
  const layer = { propagation, weights, activation: activations.ReLU };
  const mixed = multiply(propagation, features);
  const sums = multiply(mixed, transpose(weights));
  const states = graphLayer(layer, features);
  const gradients = graphLayerGradients(layer, features, ones(sums));
  const delta = sums.map((row) => row.map((entry) => (entry > 0 ? 1 : 0)));
  const readout = columnSums(states);
  return { propagation, mixed, sums, states, readout, delta, weightGradient: gradients.weights, featureGradient: gradients.states }; // prettier-ignore
}

/** The sum of the rows. */
export function columnSums(matrix: Matrix): Vector {
  return transpose(matrix).map((column) => column.reduce((total, entry) => total + entry, 0));
}

/** A matrix of ones of the same shape. */
export function ones(matrix: Matrix): Matrix {
  return matrix.map((row) => row.map(() => 1));
}

/** For each node 1 + its degree. */
export function loopDegrees(numbers: Numbers): Vector {
  const lists = neighborLists(graphFrom(numbers));
  return range(4).map((i) => 1 + at(lists, i).length);
}
