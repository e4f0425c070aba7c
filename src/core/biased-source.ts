import { range, sum } from './array.ts';
import { expectation, signPatterns } from './every-outcome.ts';
import type { Vector } from './vector.ts';

/** A few target examples, and a few of a source whose mean is off by `bias`; all have noise of the given variance. */
export interface BiasedSource {
  readonly target: number;
  readonly source: number;
  readonly bias: number;
  readonly variance: number;
}

/**
 * The exact mean squared error of the estimate (1 - ω) target average + ω source average of the target mean.
 *
 * By enumeration of all patterns of independent noise ±s, so that there should be about a dozen examples in all.
 */
export function enumeratedError({ target, source, bias, variance }: BiasedSource, omega: number): number {
  const average = (draws: Vector) => (Math.sqrt(variance) * sum(draws)) / draws.length;
  return expectation(signPatterns(target + source), (draws) => {
    const own = average(draws.slice(0, target));
    return ((1 - omega) * own + omega * (bias + average(draws.slice(target)))) ** 2;
  });
}

/** The exact mean squared error of the plain average of all examples, by enumeration. */
export function enumeratedPool({ target, source, bias, variance }: BiasedSource): number {
  const means = range(target + source).map((i) => (i < target ? 0 : bias));
  const total = target + source;
  return expectation(signPatterns(total), (draws) => ((Math.sqrt(variance) * sum(draws) + sum(means)) / total) ** 2);
}
