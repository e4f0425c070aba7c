import { at, range, sum } from './array.ts';
import { add, diagonal, identity, type Matrix, multiply, power } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import type { Vector } from './vector.ts';

/** Two different nodes; which one stands first means nothing. */
export type Edge = readonly [number, number];

/** An undirected graph on the nodes 0 to size - 1, without self-loops: each edge once, its smaller node first, in order. */
export interface Graph {
  readonly size: number;
  readonly edges: readonly Edge[];
}

/**
 * The graph with these edges, in any order and direction; a repeated edge counts once.
 *
 * Throws RangeError on an edge from a node to itself or to a node outside 0 to size - 1.
 */
export function graphOf(size: number, edges: readonly Edge[]): Graph {
  const wrong = edges.find(([i, j]) => i === j || !isNode(size, i) || !isNode(size, j));
  if (wrong !== undefined) throw new RangeError(`no edge ${wrong.join('-')} in a graph of ${size} nodes`);
  const present = new Set(edges.map(([i, j]) => Math.min(i, j) * size + Math.max(i, j)));
  const codes = [...present].toSorted((a, b) => a - b);
  return { size, edges: codes.map((code) => [Math.floor(code / size), code % size]) };
}

/** The graph with an edge added where it was missing, or removed where it was. */
export function toggled(graph: Graph, edge: Edge): Graph {
  const others = graph.edges.filter((each) => !isSame(each, edge));
  return graphOf(graph.size, others.length === graph.edges.length ? [...others, edge] : others);
}

/** The adjacency matrix A, n by n: entry (i, j) is 1 for an edge between i and j, else 0. */
export function adjacency({ size, edges }: Graph): Matrix {
  const present = new Set(edges.flatMap(([i, j]) => [i * size + j, j * size + i]));
  return range(size).map((i) => range(size).map((j) => (present.has(i * size + j) ? 1 : 0)));
}

/** The neighbors of each node, ascending, itself not among them. */
export function neighborLists(graph: Graph): readonly (readonly number[])[] {
  return adjacency(graph).map((row) => range(graph.size).filter((j) => at(row, j) === 1));
}

/** The row sums of a matrix: of an adjacency matrix the degrees deg(i), with self-loops 1 + deg(i). */
export function degrees(matrix: Matrix): Vector {
  return matrix.map(sum);
}

/** Ã = A + I, the adjacency matrix with a self-loop at every node. */
export function withSelfLoops(matrix: Matrix): Matrix {
  return add(matrix, identity(matrix.length));
}

/** The Laplacian L = D - A of an adjacency matrix A. */
export function laplacian(matrix: Matrix): Matrix {
  const own = degrees(matrix);
  return matrix.map((row, i) => row.map((entry, j) => (i === j ? at(own, i) : 0) - entry));
}

/** D^{-1/2} A D^{-1/2}, the symmetric normalization; the row of a node of degree 0 is 0. */
export function symmetricNormalized(matrix: Matrix): Matrix {
  const roots = degrees(matrix).map((degree) => (degree === 0 ? 0 : 1 / Math.sqrt(degree)));
  return multiply(multiply(diagonal(roots), matrix), diagonal(roots));
}

/** D^{-1} A: row i takes the mean over the neighbors of i; the row of a node of degree 0 is 0. */
export function rowNormalized(matrix: Matrix): Matrix {
  const inverses = degrees(matrix).map((degree) => (degree === 0 ? 0 : 1 / degree));
  return multiply(diagonal(inverses), matrix);
}

/** Â = D̃^{-1/2} (A + I) D̃^{-1/2}, with which a GCN propagates (Kipf and Welling 2017). A is an adjacency matrix. */
export function gcnOperator(matrix: Matrix): Matrix {
  return symmetricNormalized(withSelfLoops(matrix));
}

/** The second largest absolute value among the eigenvalues of a symmetric matrix of at least two rows. */
export function secondModulus(matrix: Matrix): number {
  const sizes = symmetricEigen(matrix).values.map(Math.abs);
  return at(
    sizes.toSorted((a, b) => b - a),
    1,
  );
}

/** P M Pᵀ: node `order[i]` of the matrix becomes node i. */
export function relabeled(matrix: Matrix, order: readonly number[]): Matrix {
  return order.map((i) => order.map((j) => at(at(matrix, i), j)));
}

/** For each node, in how many triangles it stands: half of the diagonal of A³. */
export function trianglesAt(graph: Graph): Vector {
  return power(adjacency(graph), 3).map((row, i) => at(row, i) / 2);
}

/** For each node the smallest node that a walk leads to: equal exactly for the nodes of one connected component. */
export function componentsOf({ size, edges }: Graph): readonly number[] {
  return edges.reduce<readonly number[]>((labels, [i, j]) => {
    const joined = [at(labels, i), at(labels, j)];
    return labels.map((label) => (joined.includes(label) ? Math.min(...joined) : label));
  }, range(size));
}

function isNode(size: number, i: number): boolean {
  return Number.isInteger(i) && i >= 0 && i < size;
}

function isSame([a, b]: Edge, [c, d]: Edge): boolean {
  return (a === c && b === d) || (a === d && b === c);
}
