import { range } from './array.ts';

/** How a datum x₀ and noise ε are mixed at one time: x_t = a x₀ + σ ε. */
export interface NoiseLevel {
  /** What is left of the datum. */
  readonly a: number;
  /** The standard deviation of the noise. */
  readonly sigma: number;
}

/**
 * The variance-preserving level a = cos(πt/2), σ = sin(πt/2) for t in [0, 1]: data at 0, noise at 1.
 *
 * At t = 1 a is 0 and not the rounding of a cosine, so that nothing is divided by it.
 */
export function cosineLevel(t: number): NoiseLevel {
  if (t === 1) return { a: 0, sigma: 1 };
  return { a: Math.cos((Math.PI * t) / 2), sigma: Math.sin((Math.PI * t) / 2) };
}

/** The rates da/dt and dσ/dt of `cosineLevel`. */
export function cosineRates(t: number): NoiseLevel {
  return { a: (-Math.PI / 2) * Math.sin((Math.PI * t) / 2), sigma: (Math.PI / 2) * Math.cos((Math.PI * t) / 2) };
}

/** The level a = 1 - t, σ = t of the straight path of flow matching. */
export function straightLevel(t: number): NoiseLevel {
  return { a: 1 - t, sigma: t };
}

/** The times 1, 1 - 1/N, ..., 0 of N equal steps from noise to data. */
export function uniformTimes(steps: number): readonly number[] {
  return range(steps + 1).map((i) => (steps - i) / steps);
}
