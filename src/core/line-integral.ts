import { range, sum } from './array.ts';

/**
 * The integral of a function over an interval by the trapezoidal rule with `parts` equal steps.
 *
 * For a smooth function that has died out at both ends the error falls faster than any power of the step.
 */
export function lineIntegral(
  f: (x: number) => number,
  { low, high, parts }: { readonly low: number; readonly high: number; readonly parts: number },
): number {
  const step = (high - low) / parts;
  const inner = range(parts - 1).map((i) => f(low + (i + 1) * step));
  return step * (sum(inner) + (f(low) + f(high)) / 2);
}

/** The density of a normal law at x. */
export function normalDensity(x: number, { mean, deviation }: { readonly mean: number; readonly deviation: number }) {
  return Math.exp(-(((x - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
}
