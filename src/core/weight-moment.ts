import { lineIntegral } from './line-integral.ts';

/** A normal law on the line. */
export interface NormalLaw {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The mean of the squared weight (target / source)² under a standard normal source, by integration over [-reach, reach].
 *
 * The integrand target² / source is put together from logarithms, so that nothing overflows far out.
 */
export function weightMoment(target: NormalLaw, reach = 60): number {
  const integrand = (x: number) => Math.exp(2 * logDensity(x, target) - logDensity(x, { mean: 0, deviation: 1 }));
  return lineIntegral(integrand, { low: -reach, high: reach, parts: 4000 });
}

function logDensity(x: number, { mean, deviation }: NormalLaw): number {
  return -(((x - mean) / deviation) ** 2) / 2 - Math.log(deviation) - Math.log(2 * Math.PI) / 2;
}
