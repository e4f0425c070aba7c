import { at as item, range, sum } from '../../core/array.ts';
import { remembered } from '../../core/remembered.ts';
import { leastBetween } from '../../core/ternary-search.ts';
import type { Vector } from '../../core/vector.ts';

/** The number of points on the circle, at x = 0, 1/32, ..., 31/32. */
export const POINTS = 32;

/** The frequencies that 32 points tell apart. */
export const FREQUENCIES = range(POINTS / 2 + 1);

/** The amplitudes of the sines that make the truth, by frequency. */
export const TRUTH: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [3, 0.5],
]);

/** The truth sin 2πx + ½ sin 6πx at all points. */
export const truth: Vector = range(POINTS).map((j) =>
  sum([...TRUTH].map(([k, amplitude]) => amplitude * Math.sin((2 * Math.PI * k * j) / POINTS))),
);

/** The eigenvalue of frequency k of a smooth kernel on the circle. */
export function eigenvalue(k: number): number {
  return (1 + (k / 4) ** 2) ** -2;
}

/** How many eigenvectors have a frequency: a cosine and a sine, or at both ends a cosine alone. */
export function multiplicity(k: number): number {
  return k === 0 || k === POINTS / 2 ? 1 : 2;
}

/** What m rounds of kernel ridge with penalty λ keep of each frequency, from 0 to 16: (λ_k ÷ (λ_k + λ))^m. */
export function kept(lambda: number, m: number): Vector {
  return FREQUENCIES.map((k) => (eigenvalue(k) / (eigenvalue(k) + lambda)) ** m);
}

/** Values at all points with each frequency multiplied by its share: a convolution around the circle. */
export function filtered(shares: Vector, values: Vector): Vector {
  const weights = range(POINTS).map((j) => sum(FREQUENCIES.map((k) => cosine(k, j) * item(shares, k))) / POINTS);
  return range(POINTS).map((i) => sum(values.map((y, j) => y * item(weights, (i - j + POINTS) % POINTS))));
}

function cosine(k: number, j: number): number {
  return multiplicity(k) * Math.cos((2 * Math.PI * k * j) / POINTS);
}

/** The expected squared error of a fit, a point. */
export interface Risk {
  readonly bias: number;
  readonly variance: number;
  readonly error: number;
}

/** The expected squared error at the points, when a fit keeps these shares of truth and noise of standard deviation s. */
export function riskOf(shares: Vector, s: number): Risk {
  const bias = sum([...TRUTH].map(([k, amplitude]) => (amplitude * (1 - item(shares, k))) ** 2 / 2));
  const variance = (s ** 2 * sum(shares.map((share, k) => multiplicity(k) * share ** 2))) / POINTS;
  return { bias, variance, error: bias + variance };
}

const EXPONENTS = [-9, 3] as const;

/** The least expected error that one round can have, at its best penalty. */
export const leastOfOneRound = remembered((s: number): number => {
  const error = (exponent: number) => riskOf(kept(10 ** exponent, 1), s).error;
  return error(leastBetween(error, EXPONENTS));
});
