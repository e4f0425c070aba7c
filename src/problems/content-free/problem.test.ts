import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { difference, times } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['first', '0.391304348'],
  ['first', '9/23'],
  ['shift', '0.8473'],
  ['tempered', '0.5505'],
  ['three', '(0.2487, 0.3627, 0.3886)'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const [free = NaN, asked = NaN] = [...statement.matchAll(/1\}\} = ([\d.]+)|p_1\} = ([\d.]+)/g)].map(([, a, b]) =>
    Number(a ?? b),
  );
  const lists = [...statement.matchAll(/= \(([\d., ]+)\)/g)].map(([, list = '']) => list.split(', ').map(Number));
  return { free, asked, lists, temperature: Number(/tau = ([\d.]+)/.exec(statement)?.[1] ?? NaN) };
}

it.each(range(150))('agrees at seed %i with logits that are shifted or divided', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { free, asked, lists, temperature } = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (found: number | undefined, expected: number) =>
    expect(Math.abs((found ?? NaN) - expected)).toBeLessThan(1.5e-4);
  const logits = [Math.log(asked), Math.log(1 - asked)];
  const bias = [Math.log(free), Math.log(1 - free)];
  near(answers[0]?.[0], at(softmax(difference(logits, bias)), 0));
  near(answers[1]?.[0], at(bias, 0) - at(bias, 1));
  near(answers[2]?.[0], at(softmax(times(1 / temperature, logits)), 0));
  const three = softmax(difference(at(lists, 1).map(Math.log), at(lists, 0).map(Math.log)));
  for (const c of range(3)) near(answers[3]?.[c], at(three, c));
});

it.each([
  ['first', '0.6', 'before calibration'],
  ['first', '0.8571', 'sum of both'],
  ['first', '0.7778', 'once more'],
  ['first', '0.6087', 'upside down'],
  ['first', '0.4', 'not subtracted'],
  ['shift', '-0.8473', 'size is right'],
  ['shift', '-0.3567', 'first logit'],
  ['shift', '0.4055', 'before calibration'],
  ['shift', '-0.4418', 'after calibration'],
  ['shift', '2.3333', 'odds'],
  ['shift', '0.3680', 'decimal'],
  ['tempered', '0.6', 'before'],
  ['tempered', '0.6923', 'not multiplied'],
  ['tempered', '0.4450', 'before calibration'],
  ['tempered', '0.55', 'not the probabilities'],
  ['tempered', '0.4495', 'class 2'],
  ['three', '(0.4, 0.35, 0.25)', 'before calibration'],
  ['three', '(0.8, 1.1667, 1.25)', 'sum of the three'],
  ['three', '(0.5634, 0.2958, 0.1408)', 'once more'],
  ['three', '(0.4301, 0.2949, 0.2752)', 'upside down'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
