import { range, sum } from './array.ts';

const CELLS = 1000;
/** Below this lies a probability of less than 1e-18. */
const LOWEST = -9;

/** Φ(z), the probability that a standard normal is below z, by Simpson's rule on its density: to 1e-9 for z up to 9. */
export function normalDistribution(z: number): number {
  const width = (z - LOWEST) / CELLS;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const cell = (from: number) => density(from) + 4 * density(from + width / 2) + density(from + width);
  return (width / 6) * sum(range(CELLS).map((i) => cell(LOWEST + i * width)));
}
