import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { leastBetween } from '../../core/ternary-search.ts';
import { optimumOf } from './optimum.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.315', '9.96', '100.4', '10.08', '3.162', '0.5']);
});

it.each([
  ['factor', '0.31498'],
  ['parameters', '9.96055'],
  ['tokens', '100.396'],
  ['ratio', '10.0794'],
  ['growth', 'sqrt(10)'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('gives the size of a grid search for the published constants at 10^20 operations', () => {
  const { size, ofParameters, ofTokens } = optimumOf({
    ofParameters: { coefficient: 406.4, exponent: 0.34 },
    ofTokens: { coefficient: 410.7, exponent: 0.28 },
    magnitude: Math.log10(1e20 / 6),
    growth: 10,
  });
  expect(size.parameters / 6.44857e8).toBeCloseTo(1, 5);
  expect(size.tokens / 2.58455e10).toBeCloseTo(1, 5);
  expect(1.69 + ofParameters + ofTokens).toBeCloseTo(2.59984975, 7);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return {
    a: number(/\$A = (\d+)/),
    alpha: number(/\\alpha = ([\d.]+)/),
    b: number(/\$B = (\d+)/),
    beta: number(/\\beta = ([\d.]+)/),
    magnitude: number(/cdot10\^\{(\d+)\}/),
    growth: number(/budget is (\d+) times/),
  };
}

it.each(range(150))('agrees at seed %i with a search for the least loss along the budget', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { a, alpha, b, beta, magnitude, growth } = readStatement(statement);
  const terms = (log: number, budget: number) =>
    [a * Math.exp(-alpha * log), b * Math.exp(-beta * (budget - log))] as const;
  const best = (budget: number) =>
    leastBetween(
      (log) => {
        const [first, second] = terms(log, budget);
        return first + second;
      },
      [0, budget],
    );
  const budget = magnitude * Math.LN10;
  const log = best(budget);
  const [first, second] = terms(log, budget);
  const expected = [
    Math.exp(log - (budget * beta) / (alpha + beta)),
    Math.exp(log) / 1e9,
    Math.exp(budget - log) / 1e9,
    Math.exp(budget - 2 * log),
    Math.exp(best(budget + Math.log(growth)) - log),
    first / (first + second),
  ];
  expect(blanks).toHaveLength(expected.length);
  expected.forEach((x, i) => expect(Math.abs(Number(at(blanks, i).answer) / x - 1)).toBeLessThan(6e-4));
});

it.each([
  ['factor', '3.1748', 'upside down'],
  ['factor', '0.5', 'root'],
  ['factor', '0.6598', 'not $'],
  ['parameters', '9.9605e9', 'billions'],
  ['parameters', '100.4', 'tokens'],
  ['parameters', '31.62', 'missing'],
  ['parameters', '24.40', 'divided by 6'],
  ['tokens', '1.00396e11', 'billions'],
  ['tokens', '9.9605', 'parameters'],
  ['tokens', '602.4', 'as well'],
  ['tokens', '245.9', 'divided by 6'],
  ['tokens', '31.62', 'missing'],
  ['ratio', '0.0992', 'per token'],
  ['ratio', '20', 'rule of thumb'],
  ['ratio', '3.175', 'twice'],
  ['ratio', '60.48', 'as well'],
  ['growth', '10', 'no compute'],
  ['growth', '10/6', 'cancels'],
  ['share', '1', 'over the other'],
  ['share', '0.30036', 'itself'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows at some seed exponents that are exchanged, equal or left out', () => {
  const reasons = range(60).flatMap((seed) => {
    const { statement, blanks } = problem.pose(seed + 1);
    const { a, alpha, b, beta, magnitude, growth } = readStatement(statement);
    const power = 1 / (alpha + beta);
    const g = ((alpha * a) / (beta * b)) ** power;
    const typed: readonly (readonly [number, number])[] = [
      [0, (a / b) ** power],
      [0, ((beta * a) / (alpha * b)) ** power],
      [1, (g * 10 ** (magnitude * alpha * power)) / 1e9],
      [2, 10 ** (magnitude * beta * power) / g / 1e9],
      [4, growth ** (alpha * power)],
      [4, Math.sqrt(growth)],
      [5, alpha * power],
      [5, 1 / 2],
    ];
    return typed.map(([i, value]) => {
      const verdict = at(blanks, i).check(String(value));
      return verdict.kind === 'wrong' ? verdict.because : '';
    });
  });
  const words = [
    'brings down',
    'belongs to',
    'that of $P^*$',
    'that of $D^*$',
    'the tokens grow',
    'holds for',
    'finite data',
    'the terms themselves',
  ];
  for (const because of words) expect(reasons).toContainEqual(expect.stringContaining(because));
});
