import { lineIntegral } from './line-integral.ts';

/** A normal law on the line. */
export interface NormalLaw {
  readonly mean: number;
  readonly variance: number;
}

/** The logarithm of the density of a normal law. */
export function logNormal(x: number, { mean, variance }: NormalLaw): number {
  return -((x - mean) ** 2 / variance + Math.log(2 * Math.PI * variance)) / 2;
}

/** The Kullback–Leibler divergence of q from p, both normal. */
export function normalDivergence(p: NormalLaw, q: NormalLaw): number {
  return ((p.mean - q.mean) ** 2 + p.variance) / (2 * q.variance) - (1 + Math.log(p.variance / q.variance)) / 2;
}

/** Beyond this many standard deviations a normal law has less mass than rounding. */
const REACH = 12;

/** The mean of a smooth function under a normal law, by an integral over 12 standard deviations to each side. */
export function normalMean({ mean, variance }: NormalLaw, f: (x: number) => number): number {
  const reach = REACH * Math.sqrt(variance);
  const weighted = (x: number) => Math.exp(logNormal(x, { mean, variance })) * f(x);
  return lineIntegral(weighted, { low: mean - reach, high: mean + reach, parts: 960 });
}

/** KL(one‖two) of two normal laws, by an integral. */
export function integratedDivergence(one: NormalLaw, two: NormalLaw): number {
  return normalMean(one, (x) => logNormal(x, one) - logNormal(x, two));
}
