import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { expectation, signPatterns } from '../../core/every-outcome.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['signal', '0.504'],
  ['ratio', '1.016129'],
  ['noised', '1.067723'],
  ['between', '0.44'],
  ['marginal', '0.622'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** The number after each of these steps, whose noises are given one by one. */
const walked = (start: number, betas: readonly number[], draws: readonly number[]) =>
  betas.reduce((x, beta, i) => Math.sqrt(1 - beta) * x + Math.sqrt(beta) * at(draws, i), start);

/** Mean and variance over all signs of the noises: exact, since the end is linear in them. */
function moments(start: number, betas: readonly number[]) {
  const mean = expectation(signPatterns(betas.length), (draws) => walked(start, betas, draws));
  const square = expectation(signPatterns(betas.length), (draws) => (walked(start, betas, draws) - mean) ** 2);
  return { mean, variance: square };
}

it.each(range(150))('agrees at seed %i with the chain walked step by step', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [b1 = NaN, b2 = NaN, b3 = NaN, clean = NaN, noise = NaN, spread = NaN] = [
    ...statement.matchAll(/= (-?[\d.]+)\$/g),
  ].map(([, number]) => Number(number));
  const { mean, variance } = moments(clean, [b1, b2, b3]);
  const coefficient = mean / clean;
  const data = [-1, 1].map((sign) => coefficient * sign * Math.sqrt(spread));
  const expected = [
    coefficient ** 2,
    coefficient ** 2 / variance,
    mean + Math.sqrt(variance) * noise,
    moments(clean, [b2, b3]).variance,
    data.reduce((total, point) => total + point ** 2 / 2, 0) + variance,
  ];
  const answers = blanks.map(({ answer }) => Number(answer));
  for (const i of range(5)) expect(Math.abs(at(answers, i) - at(expected, i))).toBeLessThan(2e-4);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(5);
});

it.each([
  ['signal', '0.4', 'multiplied'],
  ['signal', '0.006', 'Multiply'],
  ['signal', '0.7', 'last step alone'],
  ['signal', '0.56', 'first step'],
  ['signal', '0.72', 'last step is missing'],
  ['signal', '0.7099', 'a_3'],
  ['signal', '0.496', 'variance of the noise'],
  ['ratio', '1.0080', 'squares'],
  ['ratio', '0.9841', 'Upside down'],
  ['ratio', '0.504', 'Divide'],
  ['ratio', '2.3333', 'only the last step'],
  ['ratio', '1.6667', 'also shrinks'],
  ['ratio', '0.84', 'do not just add'],
  ['noised', '1.6479', 'has to shrink'],
  ['noised', '0.76', 'are the roots'],
  ['noised', '1.1719', 'standard deviation'],
  ['noised', '0.6559', 'of the data is a root'],
  ['noised', '1.1460', 'all steps together'],
  ['noised', '1.7720', 'with its sign'],
  ['noised', '1.0536', 'exchanged'],
  ['noised', '0.9199', 'needs its coefficient'],
  ['between', '0.496', 'data{x_0}'],
  ['between', '0.3', 'act{x_2}'],
  ['between', '0.5', 'shrinks the noise'],
  ['between', '0.56', 'squared coefficient'],
  ['between', '0.396', 'starts at'],
  ['between', '0.6633', 'standard deviation'],
  ['marginal', '0.496', 'noise alone'],
  ['marginal', '0.126', 'signal alone'],
  ['marginal', '0.746', 'of the data shrinks'],
  ['marginal', '1', 'preserved only'],
  ['marginal', '0.6735', 'square of the coefficient'],
  ['marginal', '0.5275', 'not squared'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
