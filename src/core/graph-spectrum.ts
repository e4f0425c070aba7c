import { at, sum } from './array.ts';
import type { Graph } from './graph.ts';
import { add, type Matrix, outer, scale } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { difference, dot } from './vector.ts';

/** The filter U g(Λ) Uᵀ of a symmetric matrix U Λ Uᵀ, from its eigenvectors. */
export function spectralFilter(matrix: Matrix, response: (eigenvalue: number) => number): Matrix {
  const { values, vectors } = symmetricEigen(matrix);
  return values.map((value, i) => scale(response(value), outer(at(vectors, i), at(vectors, i)))).reduce(add);
}

/** The sum over the edges of the squared distance between the states of their ends; a state is a row. */
export function edgeEnergy({ edges }: Graph, states: Matrix): number {
  const gaps = edges.map(([i, j]) => difference(at(states, i), at(states, j)));
  return sum(gaps.map((gap) => dot(gap, gap)));
}
