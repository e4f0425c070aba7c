import { at, sum } from './array.ts';
import { leastBetween } from './ternary-search.ts';
import type { Vector } from './vector.ts';

/**
 * The probabilities of the source, one for each input, that minimize -Σ source log q - Σ target log(1 - q).
 *
 * By a search at each input; the masses need not add up to 1, and an input must have mass under one of the two.
 */
export function bestDomainHead(source: Vector, target: Vector): Vector {
  return source.map((own, x) =>
    leastBetween((q) => -own * Math.log(q) - at(target, x) * Math.log(1 - q), [1e-9, 1 - 1e-9]),
  );
}

/** The domain loss -Σ source log q - Σ target log(1 - q) of given probabilities. */
export function domainLossOf(probabilities: Vector, source: Vector, target: Vector): number {
  return sum(probabilities.map((q, x) => -at(source, x) * Math.log(q) - at(target, x) * Math.log(1 - q)));
}
