import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['projected', '(1.22222222, -1.88888889, 0.277777778)'],
  ['progress', '5.13888889'],
  // 0.1 + 0.005·4·5.25 and 0.005·4·5.13888889.
  ['plain', '0.205'],
  ['guarded', '0.102777778'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells every named mistake of the printed instance from the others', () => {
  const numbers = { gradient: [1, -2, 0.5], reference: [2, 1, -2], rate: 0.1, curvature: 4 };
  expect(questions(numbers).filter(({ isClear }) => !isClear)).toEqual([]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const list = (pattern: RegExp) => (pattern.exec(statement)?.[1] ?? '').split(', ').map(Number);
  const found = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    gradient: list(/vg_B\} = \((.*?)\)/),
    reference: list(/ref\}\}\} = \((.*?)\)/),
    curvature: found(/Hessian \$(\d+)/),
    rate: found(/eta = ([\d.]+)/),
  };
}

const product = (a: readonly number[], b: readonly number[]) => sum(a.map((entry, i) => entry * at(b, i)));

/** The closest vector on the right side of the reference, found by bisection of how much of the reference is added. */
function closest(gradient: readonly number[], reference: readonly number[]): readonly number[] {
  const added = (share: number) => gradient.map((entry, i) => entry + share * at(reference, i));
  let [low, high] = [0, 10];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (product(added(middle), reference) < 0) low = middle;
    else high = middle;
  }
  return added(high);
}

it.each(range(150))('agrees at seed %i with a search along the reference and a loss that is evaluated', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { gradient, reference, curvature, rate } = readStatement(statement);
  const found = closest(gradient, reference);
  // A quadratic around its minimum at 0, which has the reference as its gradient where the step begins.
  const start = reference.map((entry) => entry / curvature);
  const loss = (point: readonly number[]) => (curvature / 2) * product(point, point);
  const change = (direction: readonly number[]) =>
    loss(start.map((entry, i) => entry - rate * at(direction, i))) - loss(start);
  const expected = [...found, product(found, gradient), change(gradient), change(found)];
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  expect(answers).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
});

it.each([
  ['projected', '(0.7778, -2.1111, 0.7222)', 'is added'],
  ['projected', '(-0.2222, -0.1111, 0.2222)', 'which goes'],
  ['projected', '(3, -1, -1.5)', 'is divided'],
  ['projected', '(1.6667, -1.6667, -0.1667)', 'squared length'],
  // -1/5.25 of the gradient taken off the reference.
  ['projected', '(2.1905, 0.6190, -1.9048)', 'changes the reference'],
  ['projected', '(1.3810, -1.8095, 0.1190)', 'in the denominator'],
  ['projected', '(-1, -3, 2.5)', 'needs its factor'],
  ['projected', '(1, -2, 0.5)', 'not allowed'],
  ['progress', '5.25', 'before the projection'],
  ['progress', '0', 'with the reference'],
  ['progress', '5.3611', 'What is subtracted'],
  ['progress', '2.2669', 'length'],
  ['progress', '0.1111', 'costs'],
  ['plain', '0.1', 'first order alone'],
  ['plain', '0.105', 'second order alone'],
  ['plain', '0.005', 'against the gradient'],
  ['plain', '0.31', 'one half'],
  ['plain', '1.15', 'square of the step'],
  ['plain', '-0.005', 'positive'],
  ['plain', '0.12625', 'curvature is missing'],
  ['guarded', '0', 'Only the first order'],
  ['guarded', '0.205', 'without the projection'],
  ['guarded', '0.105', 'length of the projected'],
  ['guarded', '0.2056', 'one half'],
  ['guarded', '1.0278', 'square of the step'],
  ['guarded', '0.0257', 'curvature is missing'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
