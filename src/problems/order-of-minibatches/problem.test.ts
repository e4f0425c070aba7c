import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['first-order', '(0.7, 0.5)'],
  ['exact', '(0.51, 0.38)'],
  ['displacement', '(2.7, 1.5)'],
  ['product', '(6, 7)'],
  ['mean', '(2.7, 1.65)'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const list = (pattern: RegExp) => (pattern.exec(statement)?.[1] ?? '').split(/, | & | \\\\ /).map(Number);
  const batches = [1, 2].map((i) => ({
    gradient: list(new RegExp(`vg_${String(i)}\\} = \\((.*?)\\)`)),
    hessian: list(new RegExp(`mH_${String(i)} &= \\\\begin\\{pmatrix\\} (.*?) \\\\end`)),
  }));
  return { batches, rate: Number(/alpha = ([\d.]+)/.exec(statement)?.[1]) };
}

type Point = readonly [number, number];

/** The slopes of a function of two parameters, by central differences; exact up to rounding for quadratics. */
function slopesOf(loss: (point: Point) => number, [x, y]: Point): Point {
  const step = 1e-3;
  return [
    (loss([x + step, y]) - loss([x - step, y])) / (2 * step),
    (loss([x, y + step]) - loss([x, y - step])) / (2 * step),
  ];
}

it.each(range(200))('agrees at seed %i with finite differences of the losses along real steps', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { batches, rate } = readStatement(statement);
  const loss = (i: number) => {
    const { gradient, hessian } = at(batches, i);
    return ([x, y]: Point) =>
      at(gradient, 0) * x +
      at(gradient, 1) * y +
      (at(hessian, 0) * x * x + (at(hessian, 1) + at(hessian, 2)) * x * y + at(hessian, 3) * y * y) / 2;
  };
  const step = (i: number, point: Point): Point => {
    const [first, second] = slopesOf(loss(i), point);
    return [point[0] - rate * first, point[1] - rate * second];
  };
  const away = (i: number, j: number) => step(j, step(i, [0, 0])).map((x) => -x / rate);
  const product = (point: Point) => {
    const [first, second] = [slopesOf(loss(0), point), slopesOf(loss(1), point)];
    return first[0] * second[0] + first[1] * second[1];
  };
  const expected = [
    ...slopesOf(loss(1), step(0, [0, 0])),
    ...slopesOf((start) => loss(1)(step(0, start)), [0, 0]),
    ...away(0, 1),
    ...slopesOf(product, [0, 0]),
    ...away(0, 1).map((x, k) => (x + at(away(1, 0), k)) / 2),
  ];
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  expect(answers).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
});

it.each([
  ['first-order', '(1, 1)', 'at the start'],
  ['first-order', '(1.3, 1.5)', 'subtract'],
  ['first-order', '(0.5, 0.7)', 'its own Hessian'],
  ['first-order', '(-2, -4)', 'is missing'],
  ['first-order', '(1.7, 0.8)', 'comes first'],
  ['first-order', '(0.51, 0.38)', 'MAML'],
  ['exact', '(0.7, 0.5)', 'FOMAML'],
  ['exact', '(0.4, 0.3)', 'first order'],
  ['exact', '(0.58, 0.28)', 'on minibatch 1'],
  ['exact', '(1.45, 0.39)', 'comes first'],
  ['exact', '(0.89, 0.62)', 'The derivative of the step'],
  ['displacement', '(3, 2)', 'at the start'],
  ['displacement', '(0.27, 0.15)', 'divided by'],
  ['displacement', '(0.7, 0.5)', 'all of them'],
  ['displacement', '(1.35, 0.75)', 'not their mean'],
  ['displacement', '(2.7, 1.8)', 'comes first'],
  ['displacement', '(2.51, 1.38)', 'does not differentiate'],
  ['product', '(3, 5)', 'alone'],
  ['product', '(3, 2)', 'alone'],
  ['product', '(3, 3.5)', 'half'],
  // (5, 3) + (2, 4).
  ['product', '(7, 7)', 'the other gradient'],
  ['mean', '(2.4, 1.3)', 'one half'],
  ['mean', '(3.3, 2.35)', 'sign'],
  ['mean', '(2.7, 1.5)', 'one of the two orders'],
  ['mean', '(3, 2)', 'do not cancel'],
  ['mean', '(1.35, 0.825)', 'not over the steps'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
