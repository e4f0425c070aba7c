import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { expectation, signPatterns } from '../../core/every-outcome.ts';
import { normalVector } from '../../core/random-matrix.ts';
import { createRng } from '../../core/rng.ts';
import { dot, type Vector } from '../../core/vector.ts';
import problem from './problem.ts';
import { statistics } from './statistics.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['4', '24', '0.204', '40']);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return { width: number(/d_k = (\d+)/), mean: number(/mu = (-?[\d.]+)/), deviation: number(/s = ([\d.]+)/) };
}

it('agrees at many seeds with a list of all outcomes of entries that are μ + s or μ - s', () => {
  const outcomes = signPatterns(3);
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { width, mean, deviation } = readStatement(statement);
    const term = (signs: Vector, which: number) => (mean + deviation * at(signs, 0)) * (mean + deviation * at(signs, which)); // prettier-ignore
    const center = expectation(outcomes, (signs) => term(signs, 1));
    const variance = width * expectation(outcomes, (signs) => (term(signs, 1) - center) ** 2);
    const gap = width * expectation(outcomes, (signs) => (term(signs, 1) - term(signs, 2)) ** 2);
    const expected = [width * center, variance, 1 / Math.sqrt(variance), gap];
    blanks.forEach(({ check: judge }, i) => expect(judge(String(at(expected, i)))).toEqual({ kind: 'right' }));
  }
});

it('agrees with a simulation of normal entries, which need not be the two values', () => {
  const numbers = { width: 8, mean: 0.5, deviation: 1.5 };
  const rng = createRng(5);
  const entries = () => normalVector(rng, 8).map((entry) => 0.5 + 1.5 * entry);
  const draws = range(40_000).map(() => {
    const query = entries();
    const first = dot(query, entries());
    return [first, first ** 2, (first - dot(query, entries())) ** 2] as const;
  });
  const [mean = 0, square = 0, gap = 0] = range(3).map((i) => draws.reduce((total, draw) => total + at(draw, i), 0) / draws.length); // prettier-ignore
  const expected = statistics(numbers);
  expect([expected.mean, expected.variance]).toEqual([2, 49.5]);
  expect(Math.abs(mean - 2)).toBeLessThan(0.15);
  expect((square - mean ** 2) / 49.5).toBeCloseTo(1, 1);
  expect(gap / expected.gap).toBeCloseTo(1, 1);
});

it.each([
  ['mean', '0', 'That holds'],
  ['mean', '0.25', 'one of the'],
  ['mean', '8', 'both have the mean'],
  ['mean', '20', 'independent'],
  ['variance', '16', 'The mean adds'],
  ['variance', '25', 'Subtract'],
  ['variance', '20', 'stands twice'],
  ['variance', '1.5', 'one of the'],
  ['variance', '384', 'not its square'],
  ['variance', 'sqrt(24)', 'standard deviation'],
  ['scale', '1/24', 'Take the root'],
  ['scale', '0.25', 'That holds'],
  ['scale', '4.899', 'Upside down'],
  ['scale', '1/16', 'grows like'],
  ['gap', '48', 'they share the query'],
  ['gap', '20', 'one of the two keys'],
  ['gap', '32', 'Only the means of the two keys'],
  ['gap', '24', 'of one score'],
  ['gap', '0', 'Only the mean'],
  ['gap', '2.5', 'one of the'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
