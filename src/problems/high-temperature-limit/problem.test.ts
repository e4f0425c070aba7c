import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { expanded } from './expansion.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['push', '(-2/3, 1/3, 1/3)'],
  ['limit', '1'],
  ['coefficient', '7/6'],
  ['excess', '9/2'],
])('takes the answer by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('has the expansion of four classes that the notes quote', () => {
  const { limit, coefficient, push } = expanded({ teacher: [6, 3, 1, -2], student: [2, 2, 0, -1], tau: 20 });
  expect([limit, coefficient]).toEqual([1.59375, 0.859375]);
  expect(push).toEqual([-0.6875, 0.0625, 0.0625, 0.5625]);
});

it('tells the mistakes of the printed instance apart', () => {
  const told = questions({ teacher: [4, 1, -2], student: [5, 5, 2], tau: 10 });
  expect(told.every(({ isClear, isTelling }) => isClear && isTelling)).toBe(true);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const list = (pattern: RegExp) => (pattern.exec(statement)?.[1] ?? '').split(', ').map(Number);
  return {
    teacher: list(/text\{t\}\}\} &= \(([^)]*)\)/),
    student: list(/text\{s\}\}\} &= \(([^)]*)\)/),
    tau: Number(/tau = (\d+)/.exec(statement)?.[1] ?? NaN),
  };
}

/** τ² KL from the logits, by the difference of two cross-entropies. */
function loss(teacher: Vector, student: Vector, tau: number): number {
  const logarithms = (logits: Vector) => {
    const whole = Math.log(sum(logits.map((logit) => Math.exp(logit / tau))));
    return logits.map((logit) => logit / tau - whole);
  };
  const [p, q] = [logarithms(teacher), logarithms(student)];
  return tau * tau * sum(p.map((each, k) => Math.exp(each) * (each - at(q, k))));
}

it.each(range(150))('agrees at seed %i with the loss at very high temperatures', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { teacher, student, tau } = readStatement(statement);
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const [push, [limit = NaN, coefficient = NaN, exact = NaN, excess = NaN]] = [answers.slice(0, 3), answers.slice(3)];
  const measured = gradient((logits) => loss(teacher, logits, 1e4), student);
  for (const k of range(3)) expect(Math.abs(at(push, k) - at(measured, k))).toBeLessThan(3e-3);
  // Richardson: two high temperatures give the limit and the slope in 1/τ.
  const [low, high] = [loss(teacher, student, 1000), loss(teacher, student, 2000)];
  expect(Math.abs(limit - (2 * high - low))).toBeLessThan(4e-4);
  expect(Math.abs(coefficient - 2000 * (low - high))).toBeLessThan(0.1);
  expect(Math.abs(exact - loss(teacher, student, tau))).toBeLessThan(2e-4);
  const raw = sum(range(3).map((k) => (at(student, k) - at(teacher, k)) ** 2)) / 6;
  expect(Math.abs(excess - (raw - limit))).toBeLessThan(3e-4);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(5);
});

it.each([
  ['push', '(-2, 1, 1)', 'weight'],
  ['push', '(1/3, 4/3, 4/3)', 'common shift'],
  ['push', '(1, 4, 4)', 'mean off, and'],
  ['push', '(-0.066667, 0.033333, 0.033333)', 'too many'],
  ['limit', '2', 'variance'],
  ['limit', '3', 'half the sum'],
  ['limit', '6', 'sum of squares'],
  ['limit', '5.5', 'centered'],
  ['limit', '1.5', 'divides by'],
  ['coefficient', '1.5', 'third-order'],
  ['coefficient', '-1/3', 'not yet uniform'],
  ['coefficient', '1.833333', 'with a plus'],
  ['coefficient', '2.666667', 'one half'],
  ['coefficient', '0.5', 'tfrac16'],
  ['coefficient', '3.5', 'sums'],
  ['loss', '1.116667', 'first two terms'],
  ['excess', '9', 'factor'],
  ['excess', '5.5', 'raw loss'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
