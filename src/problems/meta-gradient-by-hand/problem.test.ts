import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['adapted', '1.32'],
  ['first-order', '-0.68'],
  ['exact', '-0.2448'],
  ['strength', '2.25'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const pair = (pattern: RegExp) => {
    const [, first, second] = pattern.exec(statement) ?? [];
    return [Number(first), Number(second)] as const;
  };
  return {
    support: pair(/target\{y\}\) = \(([-\d]+), ([-\d]+)\)/),
    query: pair(/target\{y'\}\) = \(([-\d]+), ([-\d]+)\)/),
    rate: Number(/alpha = ([\d.]+)/.exec(statement)?.[1]),
    steps: Number(/takes (one|\d)/.exec(statement)?.[1]?.replace('one', '1')),
  };
}

it.each(range(200))('agrees at seed %i with finite differences through an inner loop and a long descent', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { support, query, rate, steps } = readStatement(statement);
  const loss = ([x, y]: readonly [number, number], w: number) => (w * x - y) ** 2 / 2;
  const slope = (part: (w: number) => number, w: number) => (part(w + 1e-4) - part(w - 1e-4)) / 2e-4;
  const adapt = (start: number) =>
    range(steps).reduce((w) => w - rate * slope((weight) => loss(support, weight), w), start);
  const answers = blanks.map(({ answer }) => Number(answer));
  const expected = [adapt(1), slope((w) => loss(query, w), adapt(1)), slope((start) => loss(query, adapt(start)), 1)];
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
  // The proximal problem with the strength that is answered, descended to its minimum, in place of the inner loop.
  const lambda = at(answers, 3);
  const settle = (start: number) =>
    range(4000).reduce(
      (w) => w - 0.02 * (at(support, 0) * (w * at(support, 0) - at(support, 1)) + lambda * (w - start)),
      0,
    );
  expect(Math.abs(settle(1) - adapt(1))).toBeLessThan(5e-4);
  expect(Math.abs(slope((start) => loss(query, settle(start)), 1) - at(expected, 2))).toBeLessThan(2e-3);
});

it.each([
  ['adapted', '1.2', 'one step'],
  ['adapted', '1.4', 'anew'],
  ['adapted', '0.52', 'subtract'],
  ['adapted', '1.392', 'too many'],
  ['adapted', '1.18', 'has the factor'],
  ['first-order', '-1', 'not at the start'],
  ['first-order', '-0.72', 'support loss'],
  ['first-order', '-0.2448', 'derivative of the inner loop'],
  ['first-order', '0.2312', 'not its slope'],
  ['exact', '-0.68', 'is missing'],
  ['exact', '-0.088128', 'once for each'],
  ['exact', '-0.5508', 'runs on the support'],
  ['exact', '-0.36', 'not at the start'],
  ['exact', '-1.3328', 'subtracts'],
  ['exact', '-0.408', 'not only one'],
  ['exact', '-0.4352', 'The Hessian is'],
  ['strength', '7.1111', 'keeps more of the distance'],
  ['strength', '0.5625', 'is missing'],
  ['strength', '5', 'limit of small steps'],
  ['strength', '0.36', 'that is kept'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
