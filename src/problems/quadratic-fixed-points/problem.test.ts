import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['joint', '0.8'],
  ['maml', '1/65'],
  ['fomaml', '0.2'],
  ['reptile', '0.727273'],
  ['joint-loss', '0.1312'],
  ['maml-loss', '0.00315077'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const found = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    tasks: [1, 2].map((i) => ({
      a: found(new RegExp(`a_${String(i)} = ([\\d.]+)`)),
      y: found(new RegExp(`y_${String(i)}\\} = ([-\\d]+)`)),
    })),
    steps: found(/K = (\d)/),
    rate: found(/alpha = ([\d.]+)/),
  };
}

type Read = ReturnType<typeof readStatement>;

/** The parameter after the inner loop, and the loss there. */
function adapted({ rate, steps }: Read, { a, y }: { readonly a: number; readonly y: number }, start: number) {
  const end = range(steps).reduce((theta) => theta - rate * a * (theta - y), start);
  return { end, slope: a * (end - y), loss: (a * (end - y) ** 2) / 2 };
}

/** The zero between -3 and 3 of a rising function, by bisection. */
function zeroOf(rising: (x: number) => number): number {
  const halved = range(60).reduce(
    ({ low, high }) => {
      const middle = (low + high) / 2;
      return rising(middle) > 0 ? { low, high: middle } : { low: middle, high };
    },
    { low: -3, high: 3 },
  );
  return halved.low;
}

it.each(range(200))('agrees at seed %i with inner loops run step by step and zeros found by bisection', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const read = readStatement(statement);
  const over = (part: (task: Read['tasks'][number], start: number) => number) => (start: number) =>
    read.tasks.reduce((total, task) => total + part(task, start), 0);
  const after = over((task, start) => adapted(read, task, start).loss);
  const joint = zeroOf(over(({ a, y }, start) => a * (start - y)));
  const exact = zeroOf((start) => after(start + 1e-3) - after(start - 1e-3));
  const expected = [
    joint,
    exact,
    zeroOf(over((task, start) => adapted(read, task, start).slope)),
    zeroOf(over((task, start) => start - adapted(read, task, start).end)),
    after(joint),
    after(exact),
  ];
  const answers = blanks.map(({ answer }) => Number(answer));
  expect(answers).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-5);
});

it.each([
  ['joint', '0.5', 'curvature as factor'],
  ['joint', '0.2', 'of the other one'],
  ['maml', '0.2', 'FOMAML'],
  // 0.0064/4 = 0.0016 and 0.4096: weights q^4.
  ['maml', '0.00389105', 'query loss'],
  // 4·0.2³ = 0.032 against 0.8³ = 0.512.
  ['maml', '0.0588235', 'each of its'],
  ['fomaml', '0.0153846', 'with the derivative'],
  ['fomaml', '0.8', 'not at the start'],
  // 0.04 against 0.64.
  ['fomaml', '0.0588235', 'query loss'],
  ['reptile', '0.0588235', 'what is left'],
  // 4·0.96 against 0.36.
  ['reptile', '0.914286', 'no further factor'],
  ['reptile', '0.8', 'Only with one inner step'],
  ['joint-loss', '0.4', 'before adaptation'],
  ['joint-loss', '0.208', 'squared'],
  ['joint-loss', '0.2624', 'one half'],
  ['joint-loss', '0.0656', 'mean'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
