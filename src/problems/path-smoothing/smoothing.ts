import { range } from '../../core/array.ts';
import { adjacency, type Edge, gcnOperator, graphOf } from '../../core/graph.ts';
import type { Matrix } from '../../core/matrix.ts';

/** What is drawn: a star, of which a path of three nodes is the smallest, and where the signal starts. */
export interface Numbers {
  /** m, at least 2. */
  readonly leaves: number;
  /** x_1, at the first leaf. */
  readonly first: number;
  /** x_3, at the second leaf; all other entries start at 0. */
  readonly second: number;
  /** k */
  readonly layers: number;
  /** How near the two leaves shall come. */
  readonly distance: number;
}

/** Node 2 in the middle, joined to all others; nodes from 0 here, so that 1 is the center. */
export function starEdges(leaves: number): readonly Edge[] {
  return [0, ...range(leaves - 1).map((i) => i + 2)].map((leaf): Edge => [1, leaf]);
}

/** Â of the star. */
export function operator(leaves: number): Matrix {
  return gcnOperator(adjacency(graphOf(leaves + 1, starEdges(leaves))));
}

/** n + 2|E| = 3m + 1, the sum of all degrees with their self-loops. */
export function total(leaves: number): number {
  return 3 * leaves + 1;
}

/** The eigenvalue besides 1 and 1/2, from the trace. */
export function lastEigenvalue(leaves: number): number {
  return (1 - leaves) / (2 * (leaves + 1));
}

/** The factors of 1, (1/2)ᵏ and λᵏ in the value of node 1 after k layers. */
export function parts({ leaves, first, second }: Numbers): readonly [number, number, number] {
  const all = first + second;
  return [(2 * all) / total(leaves), first - all / leaves, ((leaves + 1) * all) / (leaves * total(leaves))];
}

/** The value of node 1 after k layers. */
export function valueAfter(numbers: Numbers, layers: number): number {
  const [limit, half, last] = parts(numbers);
  return limit + half * 0.5 ** layers + last * lastEigenvalue(numbers.leaves) ** layers;
}

/** What the values of node 1, of the center, and of every node under the mean tend to. */
export function limitsOf({ leaves, first, second }: Numbers) {
  const all = first + second;
  return {
    leaf: (2 * all) / total(leaves),
    center: (Math.sqrt(2 * (leaves + 1)) * all) / total(leaves),
    mean: (2 * all) / total(leaves),
  };
}

/** The fewest layers after which nodes 1 and 3 differ by less than the distance. */
export function layersUntil({ first, second, distance }: Numbers): number {
  return 1 + Math.floor(Math.log2(Math.abs(first - second) / distance));
}
