import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(0.731, 0.8808)', '-0.2', '0.7463', '-0.48', '-1.9727']);
});

it.each([
  ['guesses', '(0.731059, 0.880797)'],
  ['domain', '0.746326'],
  ['used', '-1.972653'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('names the part of the source example, the gradient -0.211059 of (a)', () => {
  expect(check('used', '-0.211059')).toEqual({ kind: 'wrong', because: expect.stringContaining('target example') });
  expect(check('domain', '-0.134471')).toEqual({ kind: 'wrong', because: expect.stringContaining('source example') });
});

const places = /(?:\{x\}|\{y\}|\\tilde\{x\}\}|\{u\}|\{a\}|\{b\}|\\beta) = (-?[\d.]+)\$/g;

it.each(range(150))('agrees at seed %i with differences of the losses', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const found = [...statement.matchAll(places)].map(([, number]) => Number(number));
  const [x = NaN, y = NaN, other = NaN, u = NaN, a = NaN, b = NaN, beta = NaN] = found;
  const guess = (weights: readonly number[], input: number) =>
    1 / (1 + Math.exp(-at(weights, 2) * at(weights, 0) * input));
  const labelLoss = (weights: readonly number[]) => 0.5 * (at(weights, 1) * at(weights, 0) * x - y) ** 2;
  const domainLoss = (weights: readonly number[]) => -Math.log(guess(weights, x)) - Math.log(1 - guess(weights, other));
  const [byLabel, byDomain] = [gradient(labelLoss, [u, a, b]), gradient(domainLoss, [u, a, b])];
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (value: number | undefined, expected: number) =>
    expect(Math.abs((value ?? NaN) - expected)).toBeLessThan(2e-4);
  near(at(answers, 0)[0], guess([u, a, b], x));
  near(at(answers, 0)[1], guess([u, a, b], other));
  near(at(answers, 1)[0], at(byLabel, 1));
  near(at(answers, 2)[0], at(byDomain, 2));
  near(at(answers, 3)[0], at(byLabel, 0));
  near(at(answers, 4)[0], at(byLabel, 0) - beta * at(byDomain, 0));
});

it.each([
  ['guesses', '(0.268941, 0.119203)', 'sign in the exponent'],
  ['guesses', '(0.622459, 0.731059)', 'is missing'],
  ['guesses', '(0.880797, 0.982014)', 'not the input'],
  ['guesses', '(1, 2)', 'Apply the sigmoid'],
  ['head', '-0.4', 'residual'],
  ['head', '0.08', 'enters once'],
  ['head', '-0.48', 'gradient in'],
  ['head', '0.1', 'not behind'],
  ['domain', '-0.746326', 'descends its own'],
  ['domain', '-0.373163', 'lies before'],
  ['domain', '0.880797', 'Add that of the source'],
  ['domain', '0.246326', 'for the source'],
  ['domain', '2.985305', 'before the reversal'],
  ['domain', '0.373163', 'not the mean'],
  ['plain', '-0.4', 'is missing'],
  ['plain', '-0.2', 'gradient in'],
  ['used', '1.012653', 'with a minus'],
  ['used', '2.505305', 'without the reversal'],
  ['used', '-3.465305', 'not by $-1$'],
  ['used', '-2.241594', 'source example is missing'],
  ['used', '-1.492653', 'label loss is missing'],
  ['used', '-1.252653', 'not reversed'],
  ['used', '-0.48', 'without adaptation'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
