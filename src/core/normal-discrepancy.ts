import { lineIntegral, normalDensity } from './line-integral.ts';

const LINE = { low: -12, high: 12, parts: 120 };

/**
 * The squared maximum mean discrepancy of N(0, 1) and N(shift, 1) under the kernel exp(-(x - z)²/2).
 *
 * By double integrals over the plane; for shifts up to about 3.
 */
export function normalDiscrepancy(shift: number): number {
  return meanKernel(0, 0) + meanKernel(shift, shift) - 2 * meanKernel(0, shift);
}

/** The mean of the kernel over independent normals of variance 1. */
function meanKernel(first: number, second: number): number {
  const mean = (center: number, f: (x: number) => number) =>
    lineIntegral((x) => normalDensity(x, { mean: center, deviation: 1 }) * f(x), LINE);
  return mean(first, (x) => mean(second, (z) => Math.exp(-((x - z) ** 2) / 2)));
}
