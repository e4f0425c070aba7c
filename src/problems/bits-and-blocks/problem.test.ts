import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { codingErrors, exchangedBits } from '../../core/bit-allocation.ts';
import { storedBytes } from '../../core/stored-bytes.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(4, -1, 0, -7)',
    '0.0125',
    '(3.5, 2.5, 1.5, 0.5)',
    '0.5',
    '2.656',
    '0.127',
  ]);
});

it.each([
  ['gain', '2.65625'],
  ['gain', '85/32'],
  ['overhead', '0.126953'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const list = (pattern: RegExp) => (pattern.exec(statement)?.[1] ?? '').split(', ').map(Number);
  return {
    weights: list(/weights is \$\(([^)]*)\)/),
    bits: number(/\$b = (\d)\$/),
    variances: list(/variances \$\(([^)]*)\)/),
    meanBits: number(/bar b = (\d)/),
    block: number(/Blocks of (\d+)/),
    group: number(/and (\d+) blocks/),
  };
}

/** The answers in their order, each as a list of numbers. */
function answersAt(seed: number): readonly (readonly number[])[] {
  return problem.pose(seed).blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
}

it.each(range(120))('agrees at seed %i with a search for the nearest levels', (seed) => {
  const { weights, bits } = readStatement(problem.pose(seed).statement);
  const [codes, [error]] = [at(answersAt(seed), 0), at(answersAt(seed), 1)];
  const scale = Math.max(...weights.map(Math.abs));
  const levels = range(2 ** bits - 1).map((i) => i - 2 ** (bits - 1) + 1);
  const valueOf = (level: number) => (level * scale) / Math.max(...levels);
  const misses = weights.map((weight) => Math.min(...levels.map((level) => Math.abs(valueOf(level) - weight))));
  expect(error).toBeCloseTo(sum(misses.map((miss) => miss ** 2)), 4);
  codes.forEach((code, i) => {
    expect(levels).toContain(code);
    expect(Math.abs(valueOf(code) - at(weights, i))).toBeCloseTo(at(misses, i), 9);
  });
});

it.each(range(120))('agrees at seed %i with a search for the best bits and scales laid out in memory', (seed) => {
  const { variances, meanBits, block, group } = readStatement(problem.pose(seed).statement);
  const [, , shares = [], [total = NaN] = [], [gain = NaN] = [], [overhead = NaN] = []] = answersAt(seed);
  const best = exchangedBits(variances, meanBits);
  best.forEach((share, i) => expect(Math.abs(share - at(shares, i))).toBeLessThan(5e-3));
  const least = sum(codingErrors(variances, best));
  expect(total / least).toBeCloseTo(1, 2);
  expect((gain * least) / sum(variances.map((variance) => variance * 4 ** -meanBits))).toBeCloseTo(1, 2);
  const layout = storedBytes({ nibbles: block * group, bytes: group, singles: 1 });
  expect(Math.abs((8 * layout) / (block * group) - 4 - overhead)).toBeLessThan(1e-4);
});

it('never gives a coordinate less than no bits', () => {
  const least = range(300).map((seed) => {
    const shares = problem.pose(seed).blanks[2]?.answer ?? '';
    return Math.min(...shares.replace(/[()]/g, '').split(', ').map(Number));
  });
  expect(Math.min(...least)).toBeGreaterThanOrEqual(0);
});

it.each([
  ['codes', '(3, -1, 0, -7)', 'toward zero'],
  ['codes', '(4, -1, 0, -8)', 'both signs'],
  ['codes', '(8, -2, 1, -15)', 'for the sign'],
  ['codes', '(3.5, -1, 0.25, -7)', 'before rounding'],
  ['codes', '(0.8, -0.2, 0, -1.4)', 'give them back'],
  ['codes', '(5, -1, 0, -10)', 'largest weight'],
  ['error', '0.003125', 'mean'],
  ['error', '0.15', 'Square them'],
  ['error', '0.1118', 'root'],
  ['error', '0.01333', 'four'],
  ['error', '0.00333', 'these four'],
  ['bits', '(5, 3, 1, -1)', 'frac12'],
  ['bits', '(2.7953, 1.7953, 0.7953, -0.2047)', 'do not add up'],
  ['bits', '(6.0235, 1.5059, 0.3765, 0.0941)', 'logarithm of the variance'],
  ['bits', '(0.5, 1.5, 2.5, 3.5)', 'need more'],
  ['bits', '(3.0397, 2.3466, 1.6534, 0.9603)', 'base 2'],
  ['bits', '(2, 2, 2, 2)', 'equal bits'],
  ['bits', '(1.5, 0.5, -0.5, -1.5)', 'to be added'],
  ['total', '0.125', 'one coordinate'],
  ['total', '1.328125', 'equal bits'],
  ['total', '2', '2'],
  ['total', '21.25', 'at 0 bits'],
  ['gain', '0.3765', 'Upside down'],
  ['gain', '4.2427', 'decibels'],
  ['gain', '5.3125', 'alone'],
  ['gain', '1.6298', 'root'],
  ['overhead', '0.5', 'without double'],
  ['overhead', '0.125', 'scales too'],
  ['overhead', '0.25', 'blocks'],
  ['overhead', '0.625', 'one scale in'],
  ['overhead', '4.12695', 'four bits'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
