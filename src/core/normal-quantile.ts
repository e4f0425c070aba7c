import { range } from './array.ts';
import { bisection } from './bisection.ts';
import { normalDistribution } from './normal-distribution.ts';

/** Beyond this the distribution function is 0 or 1 to the last digit. */
const FAR = 9;

/** Φ⁻¹(p), the number below which a standard normal lies with probability p, for p in (1e-15, 1 - 1e-15). */
export function normalQuantile(p: number): number {
  return bisection((z) => normalDistribution(z) - p, -FAR, FAR);
}

/** The n quantiles Φ⁻¹((i + ½)/n), i = 0 .. n - 1, rising: n equally likely standard normals without chance. */
export function normalQuantiles(n: number): readonly number[] {
  return range(n).map((i) => normalQuantile((i + 0.5) / n));
}
