import { at, range, sum } from '../../core/array.ts';
import type { Rng } from '../../core/rng.ts';
import { isAmbiguous } from './blanks.ts';
import { determinant, type Numbers, penalized } from './penalty.ts';

const LARGEST_TARGET = 12;
const LEAST_RATIO = 1.5;
const LEAST_WEIGHT = 0.05;

/**
 * Targets are drawn through whole least-squares weights, plus a vector that both columns are orthogonal to.
 *
 * Null where the columns are orthogonal, parallel or of nearly the same energy, where targets are large, where a
 * penalized weight is close to zero, and where a wrong answer could come from two mistakes.
 */
export function draw(rng: Rng): Numbers | null {
  const inputs = range(3).map(() => [rng.integer(0, 4), rng.integer(0, 4)]);
  const weights = range(2).map(() => rng.pick([-3, -2, -1, 1, 2, 3]));
  const residual = rng.pick([-1, 0, 1]);
  const targets = inputs.map(
    (row, i) => sum(row.map((x, j) => x * at(weights, j))) + residual * at(orthogonalTo(inputs), i),
  );
  const numbers: Numbers = { inputs, targets, keep: rng.pick([0.4, 0.5, 0.625, 0.8]) };
  return isUsable(numbers) ? numbers : null;
}

function isUsable(numbers: Numbers): boolean {
  const { gram, dropout, ridge } = penalized(numbers);
  const ratio = Math.max(gram.a, gram.b) / Math.min(gram.a, gram.b);
  const hasSlip = determinant({ ...gram, a: numbers.keep * gram.a, b: numbers.keep * gram.b }) !== 0;
  const isOpen = determinant(gram) > 0 && gram.c !== 0 && ratio >= LEAST_RATIO;
  const isSmall = numbers.targets.every((y) => Math.abs(y) <= LARGEST_TARGET);
  if (!isOpen || !hasSlip || isAmbiguous(numbers)) return false;
  return isSmall && [...dropout, ...ridge].every((weight) => Math.abs(weight) >= LEAST_WEIGHT);
}

/** The cross product of the two columns. */
function orthogonalTo(inputs: Numbers['inputs']): readonly number[] {
  const entry = (i: number, j: number) => at(at(inputs, i % 3), j);
  return range(3).map((i) => entry(i + 1, 0) * entry(i + 2, 1) - entry(i + 2, 0) * entry(i + 1, 1));
}
