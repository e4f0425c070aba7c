import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { attend } from '../../core/attention.ts';
import { descentStep, halfSquaredError } from '../../core/descent.ts';
import { gradient } from '../../core/finite-differences.ts';
import { dot, type Vector } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['weights', '(0.25, -0.05)'],
  ['first', '0.075'],
  ['second', '0.1125'],
  ['started', '0.375'],
  ['smoothed', '0.318692'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const vectors = [...statement.matchAll(/ = \(([-\d., ]+)\)/g)].map(([, list = '']) => list.split(', ').map(Number));
  const targets = [...statement.matchAll(/y_\d\} = (-?[\d.]+)/g)].map(([, target]) => Number(target));
  const rate = Number(/eta = ([\d.]+)/.exec(statement)?.[1] ?? NaN);
  return { inputs: vectors.slice(0, 3), query: at(vectors, 3), start: at(vectors, 4), targets, rate };
}

it.each(range(150))('agrees at seed %i with descent on measured gradients and with attention', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { inputs, query, start, targets, rate } = readStatement(statement);
  expect(targets).toHaveLength(3);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (found: number | undefined, expected: number) =>
    expect(Math.abs((found ?? NaN) - expected)).toBeLessThan(1.5e-4);
  const { value } = halfSquaredError(inputs, targets);
  const step = (weights: Vector) => descentStep({ gradient: (point) => gradient(value, point) }, weights, rate);
  const once = step([0, 0]);
  for (const i of range(2)) near(answers[0]?.[i], at(once, i));
  near(answers[1]?.[0], dot(once, query));
  near(answers[2]?.[0], dot(step(once), query));
  near(answers[3]?.[0], dot(step(start), query));
  const { output } = attend({ query, keys: inputs, values: targets.map((target) => [target]), scale: 1 });
  near(answers[4]?.[0], at(output, 0));
});

it.each([
  ['weights', '(-0.25, 0.05)', 'descent subtracts'],
  ['weights', '(2.5, -0.5)', 'learning rate'],
  ['weights', '(0.0833, -0.0167)', 'not a mean'],
  ['weights', '(0.5, -0.1)', 'cancels'],
  ['first', '-0.075', 'against the gradient'],
  ['first', '0.75', 'learning rate'],
  ['first', '0.025', 'not a mean'],
  ['first', '0.15', 'cancels'],
  ['first', '0.3187', 'softmax'],
  ['second', '0.15', 'not the targets'],
  ['second', '0.075', 'one step'],
  ['second', '0.0375', 'second step adds'],
  ['second', '0.1875', 'not added'],
  ['started', '0.075', 'from zero'],
  ['started', '0.5', 'before the step'],
  ['started', '0.575', 'not the targets'],
  ['started', '-0.125', 'missing'],
  ['started', '0.625', 'wrong direction'],
  ['smoothed', '0.075', 'without a softmax'],
  ['smoothed', '0.75', 'Take their softmax'],
  ['smoothed', '2.8200', 'sum of the exponentials'],
  ['smoothed', '0.5', 'not equal'],
  ['smoothed', '0.25', 'shares'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
