import { at } from './array.ts';
import { adjacency, degrees, type Graph, rowNormalized } from './graph.ts';
import { add, apply, diagonal, type Matrix, multiply, outer, transpose } from './matrix.ts';
import type { MessageLayer } from './message-passing.ts';
import { times, total, type Vector } from './vector.ts';

/** Linear messages own h_i + other h_j + e_ij edge, and the update tanh(self h_i + aggregate). */
export interface LinearMessages {
  readonly aggregation: 'sum' | 'mean';
  /** All three matrices are outputs by inputs. */
  readonly self: Matrix;
  readonly own: Matrix;
  readonly other: Matrix;
  /** One entry for each output. */
  readonly edge: Vector;
  /** Entry (i, j) is the feature e_ij of the edge between i and j. */
  readonly features: Matrix;
}

/** The layer as functions of one node, its neighbors and its edges. */
export function linearLayer({ aggregation, self, own, other, edge, features }: LinearMessages): MessageLayer {
  return {
    aggregation,
    message: (h, g, [i, j]) => total(apply(own, h), apply(other, g), times(at(at(features, i), j), edge)),
    update: (h, aggregate) => total(apply(self, h), aggregate).map(Math.tanh),
  };
}

/** The same layer as products of matrices: tanh(H selfᵀ + diag(S1) H ownᵀ + S H otherᵀ + ((S ⊙ E)1) edgeᵀ), S = A or D⁻¹A. */
export function linearLayerProduct(graph: Graph, layer: LinearMessages, states: Matrix): Matrix {
  const { self, own, other, edge, features } = layer;
  const shares = layer.aggregation === 'sum' ? adjacency(graph) : rowNormalized(adjacency(graph));
  const weighted = shares.map((row, i) => row.map((share, j) => share * at(at(features, i), j)));
  const parts = [
    multiply(states, transpose(self)),
    multiply(diagonal(degrees(shares)), multiply(states, transpose(own))),
    multiply(shares, multiply(states, transpose(other))),
    outer(degrees(weighted), edge),
  ];
  return parts.reduce(add).map((row) => row.map(Math.tanh));
}
