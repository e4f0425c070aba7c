import { at, range } from '../../core/array.ts';
import type { Matrix } from '../../core/matrix.ts';
import type { Vector } from '../../core/vector.ts';
import { breaksDown, COUNTS, directionCount, type Draw, type Recipe, VALUE_WIDTH } from './experiment.ts';

/** How one draw fares with one number of features. */
export interface Fare {
  readonly error: number;
  /** Whether some denominator is not positive. */
  readonly isBroken: boolean;
}

/** x' = x / d_k^{1/4} and half its squared length. */
interface Shrunk {
  readonly entries: Vector;
  readonly half: number;
}

/** A feature as a function of ωᵀx' and ‖x'‖²/2. The factor 1 / √m cancels in the ratio and is left out. */
type Feature = (phase: number, half: number) => number;

const FEATURES: Readonly<Record<Recipe['type'], readonly Feature[]>> = {
  positive: [(phase, half) => Math.exp(phase - half)],
  trigonometric: [(phase, half) => Math.exp(half) * Math.cos(phase), (phase, half) => Math.exp(half) * Math.sin(phase)],
};

/**
 * The fare of a draw at each number of features on offer, in one pass over the directions.
 *
 * More features contain the fewer ones, so that numerators and denominators only grow. Written as loops over numbers:
 * a figure that averages over 20 draws waits for it.
 */
export function faresOf(draw: Draw, type: Recipe['type']): readonly Fare[] {
  const tokens = draw.rows.queries.length;
  const queries = draw.rows.queries.map(shrunk);
  const keys = draw.rows.keys.map(shrunk);
  const numerators = range(tokens).map(() => new Float64Array(VALUE_WIDTH));
  const denominators = new Float64Array(tokens);
  let used = 0;
  return COUNTS.map((count) => {
    for (const end = directionCount({ type, count }); used < end; used += 1) {
      const direction = at(draw.directions, used);
      for (const feature of FEATURES[type]) {
        const mapped = (x: Shrunk) => feature(inner(direction, x.entries), x.half);
        addFeature({ queries: queries.map(mapped), keys: keys.map(mapped), values: draw.rows.values }, { numerators, denominators }); // prettier-ignore
      }
    }
    return {
      error: relativeError(draw.outputs, numerators, denominators),
      isBroken: breaksDown({ denominators: [...denominators] }),
    };
  });
}

interface OneFeature {
  readonly queries: Vector;
  readonly keys: Vector;
  readonly values: Matrix;
}

interface Sums {
  readonly numerators: readonly Float64Array[];
  readonly denominators: Float64Array;
}

/** Adds φ_r(q_i) Σ_j φ_r(k_j) v_j to the numerators and φ_r(q_i) Σ_j φ_r(k_j) to the denominators. */
function addFeature({ queries, keys, values }: OneFeature, { numerators, denominators }: Sums): void {
  const sums = new Float64Array(VALUE_WIDTH);
  let normalizer = 0;
  keys.forEach((key, j) => {
    normalizer += key;
    at(values, j).forEach((value, c) => (sums[c] = at(sums, c) + key * value));
  });
  queries.forEach((query, i) => {
    denominators[i] = at(denominators, i) + query * normalizer;
    const row = at(numerators, i);
    sums.forEach((total, c) => (row[c] = at(row, c) + query * total));
  });
}

function relativeError(exact: Matrix, numerators: readonly Float64Array[], denominators: Float64Array): number {
  let [gap, whole] = [0, 0];
  exact.forEach((row, i) =>
    row.forEach((entry, c) => {
      gap += (entry - at(at(numerators, i), c) / at(denominators, i)) ** 2;
      whole += entry ** 2;
    }),
  );
  return Math.sqrt(gap / whole);
}

function shrunk(x: Vector): Shrunk {
  const entries = x.map((entry) => entry * x.length ** -0.25);
  return { entries, half: inner(entries, entries) / 2 };
}

function inner(a: Vector, b: Vector): number {
  let total = 0;
  for (let i = 0; i < a.length; i += 1) total += at(a, i) * at(b, i);
  return total;
}
