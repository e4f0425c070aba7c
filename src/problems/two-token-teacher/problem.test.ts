import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import type { NextToken } from '../../core/beam-search.ts';
import { probabilityUnder, tokenDivergence } from '../../core/token-law.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['texts', '(0.3025, 0.2475, 0.441, 0.009)'],
  ['total', '0.161142'],
  ['contexts', '0.160842'],
  ['second', '0.7435'],
  ['left', '0.146770'],
  ['cost', '0.916291'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells the mistakes of the printed instance apart', () => {
  const numbers = { first: 0.55, afterOne: 0.55, afterZero: 0.98, studentFirst: 0.5, studentSecond: 0.8 };
  expect(questions(numbers).every(({ isClear, isTelling }) => isClear && isTelling)).toBe(true);
});

/** Both models of a statement, read from its words, as laws of the next token. */
function readStatement(statement: string): readonly [NextToken, NextToken] {
  const [p = NaN, one = NaN, zero = NaN, q = NaN, second = NaN] = [...statement.matchAll(/\$(0\.\d+)\$/g)].map(
    (found) => Number(found[1]),
  );
  const coin = (probability: number) => [1 - probability, probability];
  return [
    (tokens) => coin(tokens.length === 0 ? p : at(tokens, 0) === 1 ? one : zero),
    (tokens) => coin(tokens.length === 0 ? q : second),
  ];
}

const TEXTS = [
  [1, 1],
  [1, 0],
  [0, 1],
  [0, 0],
] as const;

it.each(range(150))('agrees at seed %i with enumeration of all texts', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [teacher, student] = readStatement(statement);
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const texts = answers.slice(0, 4);
  const [total = NaN, contexts = NaN, second = NaN, left = NaN, cost = NaN] = answers.slice(4);
  const laws = TEXTS.map((text) => probabilityUnder(teacher, text));
  const divergenceFrom = (model: NextToken) =>
    sum(TEXTS.map((text, i) => at(laws, i) * Math.log(at(laws, i) / probabilityUnder(model, text))));
  for (const i of range(4)) expect(Math.abs(at(texts, i) - at(laws, i))).toBeLessThan(1e-4);
  expect(Math.abs(total - divergenceFrom(student))).toBeLessThan(1e-4);
  expect(Math.abs(contexts - tokenDivergence({ teacher, student, writer: student, length: 2 }))).toBeLessThan(1e-4);
  const without =
    (probability: number): NextToken =>
    (tokens) =>
      tokens.length === 0 ? teacher([]) : [1 - probability, probability];
  expect(Math.abs(left - divergenceFrom(without(second)))).toBeLessThan(1e-4);
  for (const off of [-0.01, 0.01])
    expect(divergenceFrom(without(second + off))).toBeGreaterThan(divergenceFrom(without(second)));
  const mode = laws.indexOf(Math.max(...laws));
  expect(mode).toBeGreaterThan(1);
  expect(Math.abs(cost + Math.log(probabilityUnder(student, at(TEXTS, mode))))).toBeLessThan(1e-4);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(6);
});

it.each([
  ['texts', '(0.55, 0.45, 0.98, 0.02)', 'conditional probabilities. Multiply'],
  ['texts', '(0.539, 0.011, 0.2475, 0.2025)', 'exchanged'],
  ['texts', '(0.3025, 0.441, 0.2475, 0.009)', 'order'],
  ['total', '0.160842', 'from the teacher'],
  ['total', '0.316675', 'mean over contexts'],
  ['total', '0.160541', 'exchanged'],
  ['total', '0.156135', 'first token is missing'],
  ['total', '0.005008', 'second token is missing'],
  ['contexts', '0.161142', 'of the teacher'],
  ['contexts', '0.155833', 'empty'],
  ['second', '0.765', 'weights that'],
  ['second', '0.7865', 'exchanged'],
  ['second', '0.3025', '11'],
  ['second', '0.2565', 'of 0'],
  ['second', '0.98', 'context 0'],
  ['second', '0.55', 'context 1'],
  ['left', '0.161142', 'statement'],
  ['left', '0', 'two contexts'],
  ['cost', '0.4', 'logarithm'],
  ['cost', '0.818710', 'teacher'],
  ['cost', '0.693147', 'second token'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
