import { expect, it } from 'vitest';
import { range, sum } from '../../core/array.ts';
import { expectation, signPatterns } from '../../core/every-outcome.ts';
import { gradient } from '../../core/finite-differences.ts';
import { bestPenalty, evenPenalty, type Numbers, qualityAt } from './estimate.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { count: 4, mean: 2, variance: 9 };
const CASES: readonly Numbers[] = [
  PRINTED,
  { count: 2, mean: -3, variance: 5 },
  { count: 8, mean: 1, variance: 6 },
  { count: 5, mean: -2, variance: 13 },
];

/** The mean squared error, exact over all patterns of observations ω ± s. */
function error(penalty: number, { count, mean, variance }: Numbers): number {
  const estimate = (signs: readonly number[]) =>
    sum(signs.map((sign) => mean + Math.sqrt(variance) * sign)) / (count + penalty);
  return expectation(signPatterns(count), (signs) => (estimate(signs) - mean) ** 2);
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['2.25', '-0.72', '0.922', '1.44', '10.29']);
});

it('has the squared bias of the worked example', () => {
  expect(qualityAt(2.25, PRINTED).bias ** 2).toBeCloseTo(0.5184, 12);
  expect(qualityAt(0, PRINTED).error).toBe(2.25);
});

it.each(CASES)('has the error of the estimate over all outcomes of $count observations', (numbers) => {
  for (const penalty of [0, 0.5, 2, 7]) {
    expect(qualityAt(penalty, numbers).error).toBeCloseTo(error(penalty, numbers), 10);
  }
});

it.each(CASES)('has the least error at the best penalty for $count, $mean, $variance', (numbers) => {
  const best = bestPenalty(numbers);
  const [slope = NaN] = gradient(([penalty = NaN]) => error(penalty, numbers), [best]);
  expect(slope).toBeCloseTo(0, 8);
  for (const factor of [0.5, 0.9, 1.1, 2]) expect(error(factor * best, numbers)).toBeGreaterThan(error(best, numbers));
});

it.each(CASES.filter(({ count, mean, variance }) => count * mean ** 2 > variance))(
  'crosses the error of the plain mean once more for $count, $mean, $variance',
  (numbers) => {
    const crossing = evenPenalty(numbers);
    expect(error(crossing, numbers)).toBeCloseTo(error(0, numbers), 10);
    expect(error(0.95 * crossing, numbers)).toBeLessThan(error(0, numbers));
    expect(error(1.05 * crossing, numbers)).toBeGreaterThan(error(0, numbers));
  },
);

it('draws problems that have a second crossing', () => {
  for (const seed of range(100)) {
    const crossing = problem.pose(seed).blanks.find(({ key }) => key === 'even')?.answer;
    expect(Number(crossing)).toBeGreaterThan(0);
  }
});

it.each([
  ['penalty', '4/9', 'the inverse'],
  ['penalty', '4.5', 'enters squared'],
  ['penalty', '1.5', 'Both stand squared'],
  ['penalty', '9/16', 'once more'],
  ['penalty', '9', 'cancels'],
  ['bias', '1.28', 'Subtract the truth'],
  ['bias', '0.5184', 'the square'],
  ['bias', '-0.36', 'Multiply it by'],
  ['variance', '2.25', 'plain mean'],
  ['variance', '1.44', 'the whole error'],
  ['variance', '0.2304', 'one term'],
  ['error', '1.6416', 'with its square'],
  ['error', '0.9216', 'variance alone'],
  ['error', '0.5184', 'bias alone'],
  ['error', '2.25', 'plain mean'],
  ['even', '4.5', 'not a parabola'],
  ['even', '2.25', 'is least'],
  ['even', '36/7', 'factor 2'],
  ['even', '72/25', 'on different sides'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
