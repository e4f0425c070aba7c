import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { lookFrom, lookOf } from './attention.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, readonly number[]>> = {
    scores: [1.5, 2.5, -0.1, 1],
    weights: [0.22091104, 0.60049847, 0.04460117, 0.13398932],
    output: [1.444301469],
    'other-scores': [-0.1, 0.5, -0.5, -0.2],
    'other-output': [1.0066086],
  };
  for (const { key, answer } of printed.blanks)
    numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(worked[key] ?? [], i))).toBeLessThan(6e-4));
});

it('has the numbers of a second worked example', () => {
  const look = lookOf({ own: 0.5, neighbors: [-1, 2], query: 1, key: 0.5, other: 0 });
  const near = (list: readonly number[], expected: readonly number[]) =>
    list.forEach((x, i) => expect(x).toBeCloseTo(at(expected, i), 8));
  near(look.scores, [0.75, 0, 1.5]);
  near(look.weights, [0.27860069, 0.13160165, 0.58979766]);
  near([look.output], [1.187294025]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    own: number(/act\{h_i\} = (-?[\d.]+)\$/),
    neighbors: numbersOf(/neighbors have \$(\([^)]*\))/.exec(statement)?.[1] ?? ''),
    a1: number(/param\{a_1\} = (-?[\d.]+)\$/),
    a2: number(/param\{a_2\} = (-?[\d.]+)\$/),
    other: number(/act\{h_m\} = (-?[\d.]+)\$/),
  };
}

/** The mean of the candidates with weights e^score, added up one by one. */
function attend(common: number, a2: number, candidates: readonly number[]) {
  const scores = candidates.map((value) => Math.max(common + a2 * value, 0.2 * (common + a2 * value)));
  let [above, below] = [0, 0];
  scores.forEach((score, j) => {
    above += Math.exp(score) * at(candidates, j);
    below += Math.exp(score);
  });
  return { scores, weights: scores.map((score) => Math.exp(score) / below), output: [above / below] };
}

it('agrees at many seeds with sums over what it says, and ranks the candidates alike', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { own, neighbors, a1, a2, other } = readStatement(statement);
    const [first, second] = [attend(a1 * own, a2, [own, ...neighbors]), attend(a1 * other, a2, [own, ...neighbors])];
    const expected: Readonly<Record<string, readonly number[]>> = {
      ...first,
      'other-scores': second.scores,
      'other-output': second.output,
    };
    for (const { key, answer } of blanks) {
      expect(numbersOf(answer)).toHaveLength(expected[key]?.length ?? NaN);
      numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(expected[key] ?? [], i))).toBeLessThan(6e-4));
    }
    const ranks = (scores: readonly number[]) => range(scores.length).toSorted((i, j) => at(scores, i) - at(scores, j));
    expect(ranks(first.scores)).toEqual(ranks(second.scores));
  }
});

it('takes a second node with the same number for the first', () => {
  const numbers = { own: 1, neighbors: [2, -1, 0.5], query: 0.5, key: 1, other: 1 };
  expect(lookFrom(numbers, 1).output).toBeCloseTo(lookOf(numbers).output, 12);
});

it.each([
  ['scores', '(1.5, 2.5, -0.5, 1)', 'leaky ReLU is missing'],
  ['scores', '(1.5, 2.5, 0, 1)', 'This is the ReLU'],
  ['scores', '(1.5, 2.5, -0.005, 1)', 'slope below zero'],
  ['scores', '(1.5, 2, 0.5, 1.25)', 'belongs to the node that looks'],
  ['scores', '(1, 2, -0.2, 0.5)', 'part'],
  ['weights', '(0.2243, 0.6097, 0.0304, 0.1360)', 'leaky ReLU is missing'],
  ['weights', '(0.3061, 0.5102, -0.0204, 0.2041)', 'Exponentials are missing'],
  ['weights', '(0.25, 0.25, 0.25, 0.25)', 'equal weights'],
  ['weights', '(0.2836, 0.7708, 0.0572, 0.1720)', 'includes node'],
  ['output', '1.5703', 'is missing'],
  ['output', '0.625', 'plain mean'],
  ['output', '1.4813', 'leaky ReLU is missing'],
  ['output', '1.9621', 'not the scores'],
  ['output', '2', 'highest score'],
  ['other-scores', '(-0.5, 0.5, -2.5, -1)', 'leaky ReLU is missing'],
  ['other-scores', '(0, 0.5, 0, 0)', 'This is the ReLU'],
  ['other-scores', '(1.5, 2.5, -0.1, 1)', 'scores of node'],
  ['other-scores', '(-0.5, 0.5, -2.1, -1)', 'comes before'],
  ['other-output', '1.4443', 'The ranking agrees'],
  ['other-output', '1.4812', 'leaky ReLU is missing'],
  ['other-output', '0.625', 'plain mean'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
