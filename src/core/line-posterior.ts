import { lineIntegral } from './line-integral.ts';

/** What Bayes' rule makes of a number: how probable the observation was, and mean and variance of the number given it. */
export interface LinePosterior {
  readonly evidence: number;
  readonly mean: number;
  readonly variance: number;
}

/** Smooth densities of width 0.05 or more that lie within 12 of 0 are integrated to about 1e-12. */
const GRID = { low: -12, high: 12, parts: 4800 };

/** Prior density times likelihood, integrated over the line by the trapezoidal rule. */
export function linePosterior(prior: (x: number) => number, likelihood: (x: number) => number): LinePosterior {
  const moment = (power: number) => lineIntegral((x) => x ** power * prior(x) * likelihood(x), GRID);
  const evidence = moment(0);
  const mean = moment(1) / evidence;
  return { evidence, mean, variance: moment(2) / evidence - mean ** 2 };
}
