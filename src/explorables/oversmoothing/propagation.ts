import { at, range, sum } from '../../core/array.ts';
import { adjacency, degrees, type Graph, rowNormalized, symmetricNormalized, withSelfLoops } from '../../core/graph.ts';
import { solve } from '../../core/linear-solve.ts';
import { apply, identity, type Matrix } from '../../core/matrix.ts';
import { type SymmetricEigen, symmetricEigen } from '../../core/symmetric-eigen.ts';
import { dot, times, total, type Vector } from '../../core/vector.ts';

/** A graph with the way it propagates: h becomes (1 - α) S h + α h⁽⁰⁾. */
export interface Propagation {
  readonly graph: Graph;
  /** S, n by n. */
  readonly operator: Matrix;
  readonly isSymmetric: boolean;
  /** Degrees with the self-loops that S counts. */
  readonly degrees: Vector;
  /** Of the symmetric normalization; the mean has the same eigenvalues. */
  readonly eigen: SymmetricEigen;
  readonly alpha: number;
}

/** What the reader sets of it. */
export interface PropagationRules {
  readonly operator: 'symmetric' | 'mean';
  readonly loops: 'on' | 'off';
  readonly alpha: number;
}

/** Eigenvalues nearer to 1 or -1 than this are 1 or -1. */
const NEAR = 1e-9;

/** An energy below this is 0 but for rounding. */
const NO_ENERGY = 1e-26;

/** The propagation over a graph. */
export function propagationOf(graph: Graph, rules: PropagationRules): Propagation {
  const matrix = rules.loops === 'on' ? withSelfLoops(adjacency(graph)) : adjacency(graph);
  const symmetric = symmetricNormalized(matrix);
  return {
    graph,
    operator: rules.operator === 'mean' ? rowNormalized(matrix) : symmetric,
    isSymmetric: rules.operator === 'symmetric',
    degrees: degrees(matrix),
    eigen: symmetricEigen(symmetric),
    alpha: rules.alpha,
  };
}

/** The states after 0 to `layers` layers. */
export function layersFrom(start: Vector, { operator, alpha }: Propagation, layers: number): readonly Vector[] {
  return range(layers).reduce<readonly Vector[]>(
    (states, layer) => [...states, total(times(1 - alpha, apply(operator, at(states, layer))), times(alpha, start))],
    [start],
  );
}

/**
 * The Dirichlet energy: over the edges, the squared differences of h_i / √d_i for the symmetric operator, of h_i for
 * the mean. d_i is the degree, 1 more with self-loops.
 */
export function energyOf(state: Vector, { graph, degrees: all, isSymmetric }: Propagation): number {
  const level = (i: number) => at(state, i) / (isSymmetric ? Math.sqrt(at(all, i)) : 1);
  const energy = sum(graph.edges.map(([i, j]) => (level(i) - level(j)) ** 2));
  return energy < NO_ENERGY ? 0 : energy;
}

/** What the states tend to; null where an eigenvalue -1 keeps them swinging for ever. */
export function limitOf(start: Vector, propagation: Propagation): Vector | null {
  const { alpha, operator } = propagation;
  if (alpha > 0) {
    const system = identity(start.length).map((row, i) =>
      row.map((entry, j) => entry - (1 - alpha) * at(at(operator, i), j)),
    );
    return solve(
      system,
      times(alpha, start).map((entry) => [entry]),
    ).flat();
  }
  const modes = modesOf(start, propagation);
  if (modes.some(({ value, amount }) => value < NEAR - 1 && amount ** 2 > NEAR)) return null;
  const still = modes.filter(({ value }) => value > 1 - NEAR).map(({ vector, amount }) => times(amount, vector));
  return unscaled(
    total(
      range(start.length).map(() => 0),
      ...still,
    ),
    propagation,
  );
}

/**
 * The energy that the slowest fading part of the start leaves after k layers is `amount` · `factor`^{2k}; without a
 * return to the input every energy approaches it. Null where the start has no such part, or where α > 0.
 */
export function slowestEnergy(
  start: Vector,
  propagation: Propagation,
): { readonly factor: number; readonly amount: number } | null {
  if (propagation.alpha > 0) return null;
  const fading = modesOf(start, propagation).filter(({ value, amount }) => value < 1 - NEAR && amount ** 2 > NEAR);
  const factor = Math.max(0, ...fading.map(({ value }) => Math.abs(value)));
  const slowest = fading.filter(({ value }) => Math.abs(value) > factor - NEAR);
  return factor < NEAR ? null : { factor, amount: sum(slowest.map(({ value, amount }) => (1 - value) * amount ** 2)) };
}

/** The eigenvalues, with how much of each eigenvector the start holds, after degrees are scaled away for the mean. */
export function modesOf(
  start: Vector,
  propagation: Propagation,
): readonly { readonly value: number; readonly vector: Vector; readonly amount: number }[] {
  const scaled = start.map((entry, i) => entry * scaleAt(propagation, i));
  return propagation.eigen.values.map((value, m) => {
    const vector = at(propagation.eigen.vectors, m);
    return { value, vector, amount: dot(vector, scaled) };
  });
}

/** D^{1/2} turns a state of the mean into one of the symmetric operator. */
function scaleAt({ isSymmetric, degrees: all }: Propagation, i: number): number {
  return isSymmetric ? 1 : Math.sqrt(at(all, i));
}

function unscaled(vector: Vector, propagation: Propagation): Vector {
  return vector.map((entry, i) => {
    const scale = scaleAt(propagation, i);
    return scale === 0 ? 0 : entry / scale;
  });
}
