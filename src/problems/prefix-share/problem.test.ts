import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { attend } from '../../core/attention.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '0.5793',
    '(0.66, 0.34)',
    '(-0.3015, -0.4362)',
    '2.7183',
    '1.6803',
  ]);
});

it.each([
  ['share', '0.579258530'],
  ['content', '(0.660078334, 0.339921666)'],
  ['output', '(-0.301536201, -0.436239388)'],
  ['ratio', '2.718281828'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const scores = [...statement.matchAll(/e_\d\} = (-?[\d.]+)/g)].map(([, score]) => Number(score));
  const values = [...statement.matchAll(/\} = \(([-\d., ]+)\)/g)].map(([, list = '']) => list.split(', ').map(Number));
  return { scores, values, prefixScore: Number(/e'\} = (-?[\d.]+)/.exec(statement)?.[1] ?? NaN) };
}

it.each(range(150))('agrees at seed %i with one softmax over all four slots', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { scores, values, prefixScore } = readStatement(statement);
  expect([scores.length, values.length]).toEqual([3, 4]);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (found: number | undefined, expected: number) =>
    expect(Math.abs((found ?? NaN) - expected)).toBeLessThan(1.5e-4);
  const seen = (prefix: number) =>
    attend({ query: [1], keys: [...scores, prefix].map((score) => [score]), values, scale: 1 });
  const { weights, output } = seen(prefixScore);
  const content = attend({ query: [1], keys: scores.map((score) => [score]), values: values.slice(0, 3), scale: 1 });
  near(answers[0]?.[0], at(weights, 3));
  for (const i of range(2)) {
    near(answers[1]?.[i], at(content.output, i));
    near(answers[2]?.[i], at(output, i));
  }
  near(answers[3]?.[0], at(weights, 0) / at(weights, 1));
  near(at(seen(answers[4]?.[0] ?? NaN).weights, 3), 0.5);
});

it.each([
  ['share', '0.4207', 'share of the content'],
  ['share', '1.3768', 'denominator'],
  ['share', '7.3891', 'divided'],
  ['share', '0.5714', 'of the exponentials'],
  ['content', '(-0.3015, -0.4362)', 'already'],
  ['content', '(0.2777, 0.1430)', 'add up to 1'],
  ['content', '(3.5426, 1.8244)', 'Divide'],
  ['content', '(0.5, 0.5)', 'not equally'],
  ['content', '(1.25, 0.25)', 'softmax'],
  ['output', '(0.6601, 0.3399)', 'without the prefix'],
  ['output', '(-0.0384, -0.2238)', 'exchanged'],
  ['output', '(0.2777, 0.1430)', 'missing'],
  ['output', '(0.0808, -0.2393)', 'keeps only'],
  ['output', '(-0.3399, -0.6601)', 'weighted'],
  ['output', '(-0.1700, -0.3300)', 'one half'],
  ['ratio', '0.3679', 'token 2 over token 1'],
  ['ratio', '1.1437', 'cancels'],
  ['ratio', '1', 'exponential'],
  ['half', '5.3670', 'exponential of the score'],
  ['half', '1.5', 'logarithm'],
  ['half', '1', 'heaviest'],
  ['half', '0.5817', 'average content token'],
  ['half', '0.7297', 'decimal'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
