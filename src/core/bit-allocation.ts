import { at, range, sum } from './array.ts';
import { leastBetween } from './ternary-search.ts';
import type { Vector } from './vector.ts';

/** The geometric mean of positive numbers. */
export function geometricMean(values: Vector): number {
  return Math.exp(sum(values.map(Math.log)) / values.length);
}

/**
 * The bits of each coordinate that make the sum of the squared errors λ_i 2^(-2b_i) least at a mean number of bits:
 * b_i = mean + ½ log₂(λ_i / GM). Right as long as none of them is negative.
 */
export function allocatedBits(variances: Vector, meanBits: number): Vector {
  return variances.map((variance) => meanBits + Math.log2(variance / geometricMean(variances)) / 2);
}

/** The squared error λ_i 2^(-2b_i) of each coordinate, the least that a Gaussian of that variance can have at b_i bits. */
export function codingErrors(variances: Vector, bits: Vector): Vector {
  return variances.map((variance, i) => variance * 4 ** -at(bits, i));
}

const ROUNDS = 60;
const MOST_EXCHANGED = 12;

/** The best bits by search: from equal bits, each pair of neighbors exchanges what lowers their errors most, 60 rounds. */
export function exchangedBits(variances: Vector, meanBits: number): Vector {
  const start: Vector = variances.map(() => meanBits);
  return range(ROUNDS * variances.length).reduce((bits, turn) => {
    const [i, j] = [turn % variances.length, (turn + 1) % variances.length];
    const after = (given: number) =>
      bits.map((count, at) => (at === i ? count - given : at === j ? count + given : count));
    const errorAfter = (given: number) => sum(codingErrors(variances, after(given)));
    return after(leastBetween(errorAfter, [-MOST_EXCHANGED, MOST_EXCHANGED]));
  }, start);
}
