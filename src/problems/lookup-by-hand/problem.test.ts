import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => list.replace(/[()]/g, '').split(', ').map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    hard: '(-1, 1)',
    weights: '(.16740510, .45505423, .10153632, .27600434)',
    output: '(.28590126, 1.41320822)',
    scores: '(-.25229530, -.43302508, .47900176, .20631861)',
    query: '(.45601342, .36564853, -.32986577, -.28807806)',
    value: '(.13010058, .64308638)',
    key: '(-.21651254, .21651254, -.43302508, 0)',
  };
  for (const { key, check: judge, answer } of printed.blanks) {
    expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
    numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(numbersOf(worked[key] ?? ''), i))).toBeLessThan(6e-4));
  }
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const rows = (pattern: RegExp) => [...statement.matchAll(pattern)].map(([, list = '']) => numbersOf(list));
  return {
    query: at(rows(/act\{\\vq\} = (\([^)]*\))/g), 0),
    keys: rows(/act\{\\vk_\d\} &= (\([^)]*\))/g),
    values: rows(/act\{\\vv_\d\} &= (\([^)]*\))/g),
    slot: Number(/grad\{\\bar\{\\vv\}_(\d)/.exec(statement)?.[1]) - 1,
  };
}

/** Weights and output, one exponential after the other. */
function look(query: readonly number[], keys: readonly (readonly number[])[], values: readonly (readonly number[])[]) {
  const powers = keys.map((key) => Math.exp(key.reduce((total, entry, i) => total + entry * at(query, i), 0) / 2));
  const whole = powers.reduce((total, power) => total + power, 0);
  const weights = powers.map((power) => power / whole);
  const output = range(2).map((i) => values.reduce((total, value, j) => total + at(weights, j) * at(value, i), 0));
  return { weights, output, loss: output.reduce((total, entry) => total + entry ** 2 / 2, 0) };
}

it('agrees at many seeds with finite differences of what it says', () => {
  for (const seed of range(120)) {
    const { statement, blanks } = problem.pose(seed);
    const { query, keys, values, slot } = readStatement(statement);
    const { weights, output } = look(query, keys, values);
    const replaced = (rows: readonly (readonly number[])[], row: readonly number[]) =>
      rows.map((old, j) => (j === slot ? row : old));
    const scores = keys.map((key) => key.reduce((total, entry, i) => total + entry * at(query, i), 0));
    const expected = {
      hard: at(values, scores.indexOf(Math.max(...scores))),
      weights,
      output,
      query: gradient((point) => look(point, keys, values).loss, query),
      value: gradient((row) => look(query, keys, replaced(values, row)).loss, at(values, slot)),
      key: gradient((row) => look(query, replaced(keys, row), values).loss, at(keys, slot)),
      // With one-hot keys the query is twice the list of scores.
      scores: gradient(
        (point) => look(point.map((score) => 2 * score), point.map((_, i) => point.map((__, j) => Number(i === j))), values).loss, // prettier-ignore
        scores.map((score) => score / 2),
      ),
    };
    for (const [key, numbers] of Object.entries(expected)) {
      const answer = numbersOf(blanks.find((blank) => blank.key === key)?.answer ?? '');
      expect(answer).toHaveLength(numbers.length);
      answer.forEach((x, i) => expect(Math.abs(x - at(numbers, i))).toBeLessThan(6e-4));
    }
  }
});

it.each([
  ['hard', '(4, 4)', 'lowest score'],
  ['hard', '(1.25, 1.75)', 'one of them'],
  ['weights', '(0.0871, 0.6439, 0.0321, 0.2369)', 'not divided'],
  ['weights', '(1.6487, 4.4817, 1, 2.7183)', 'by their sum'],
  ['weights', '(0.2122, 0.3499, 0.1653, 0.2725)', 'by its root'],
  ['weights', '(0.1310, 0.5388, 0.0646, 0.2657)', 'width of the values'],
  ['weights', '(0.2764, 0.1017, 0.4558, 0.1677)', 'reversed'],
  ['weights', '(0.25, 0.25, 0.25, 0.25)', 'equal scores'],
  ['output', '(-1, 1)', 'with arg max'],
  ['output', '(1.25, 1.75)', 'plain mean'],
  ['output', '(-0.3414, 1.2460)', 'not divided'],
  ['output', '(2.8158, 13.9183)', 'by their sum'],
  ['scores', '(0.0957, 0.5130, 0.6901, 0.7801)', 'Subtract the output'],
  ['scores', '(0.0797, 0.2796, 0.6200, 0.5648)', 'diagonal'],
  ['scores', '(-1.5071, -0.9516, 4.7175, 0.7475)', 'is missing'],
  ['scores', '(0.5718, 1.1273, 6.7964, 2.8264)', 'The softmax comes next'],
  ['scores', '(-0.1261, -0.2165, 0.2395, 0.1032)', 'after the scores'],
  ['query', '(0.9120, 0.7313, -0.6597, -0.5762)', 'is missing'],
  ['query', '(0.2280, 0.1828, -0.1649, -0.1440)', 'and not'],
  ['query', '(0.3232, 0.4671, 0.5931, 0.6073)', 'are summed'],
  ['query', '(0, 0, 0, 0)', 'arg max'],
  ['value', '(0.2859, 1.4132)', 'with its weight'],
  ['value', '(-0.4551, 0.4551)', 'not with the value'],
  ['value', '(-0.1238, -0.6120)', 'not the gradient'],
  ['value', '(0.0709, 0.3504)', 'linear in the values'],
  ['key', '(-0.4330, 0.4330, -0.8661, 0)', 'is missing'],
  ['key', '(-0.1083, 0.1083, -0.2165, 0)', 'and not'],
  ['key', '(0, -0.2165, -0.4330, 0)', 'bilinear'],
  ['key', '(0.2275, -0.2275, 0.4551, 0)', 'not the weight'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
