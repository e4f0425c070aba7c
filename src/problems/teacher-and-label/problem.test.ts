import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient as slopes } from '../../core/finite-differences.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['targets', '(4/7, 2/7, 1/7)'],
  ['cold', '(4/9, 4/9, 1/9)'],
  ['loss', '0.524689'],
  ['gradient', '(-0.449206, 0.336508, 0.112698)'],
  ['plain', '(-0.085714, 0.057143, 0.028571)'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells the mistakes of the printed instance apart', () => {
  const numbers = { teacher: [4, 2, 1], student: [2, 2, 1], tau: 2, alpha: 0.5, label: 0 };
  expect(questions(numbers).every(({ isClear, isTelling }) => isClear && isTelling)).toBe(true);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const list = (pattern: RegExp) =>
    (pattern.exec(statement)?.[1] ?? '').split(', ').map((entry) => {
      return entry === '0' ? 0 : Math.log(Number(entry.replace(String.raw`\ln`, '')));
    });
  return {
    teacher: list(/text\{t\}\}\} &= \(([^)]*)\)/),
    student: list(/text\{s\}\}\} &= \(([^)]*)\)/),
    tau: number(/tau = (\d)/),
    alpha: number(/alpha = ([\d.]+)/),
    label: number(/of class (\d)/) - 1,
  };
}

const softmax = (logits: Vector, tau: number): Vector => {
  const whole = sum(logits.map((logit) => Math.exp(logit / tau)));
  return logits.map((logit) => Math.exp(logit / tau) / whole);
};

it.each(range(150))('agrees at seed %i with the loss from its logits and with finite differences', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { teacher, student, tau, alpha, label } = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const [targets = [], cold = [], [loss = NaN] = [], gradient = [], plain = []] = answers;
  const divergence = (logits: Vector) => {
    const [p, q] = [softmax(teacher, tau), softmax(logits, tau)];
    return sum(p.map((each, k) => each * (Math.log(each) - Math.log(at(q, k)))));
  };
  const distilled = (logits: Vector) =>
    alpha * tau * tau * divergence(logits) - (1 - alpha) * Math.log(at(softmax(logits, 1), label));
  const expected = [
    softmax(teacher, tau),
    softmax(student, 1),
    slopes(distilled, student),
    slopes(divergence, student),
  ];
  for (const [i, vector] of [targets, cold, gradient, plain].entries())
    for (const k of range(3)) expect(Math.abs(at(vector, k) - at(at(expected, i), k))).toBeLessThan(1.5e-4);
  expect(Math.abs(loss - distilled(student))).toBeLessThan(1.5e-4);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(5);
});

it.each([
  ['targets', '(16/21, 4/21, 1/21)', 'temperature 1'],
  ['targets', '(4, 2, 1)', 'Divide by the sum'],
  ['targets', '(256/273, 16/273, 1/273)', 'not multiplied'],
  ['cold', '(0.4, 0.4, 0.2)', 'met at 1'],
  ['cold', '(4, 4, 1)', 'Divide by the sum'],
  ['loss', '0.435271', 'is missing'],
  ['loss', '0.465077', 'not $'],
  ['loss', '0.577369', 'at temperature 1'],
  ['loss', '0.929954', 'weight'],
  ['loss', '0.119224', 'hard term is missing'],
  ['loss', '0.405465', 'soft term is missing'],
  ['gradient', '(-0.620635, 0.450794, 0.169841)', 'inner derivative'],
  ['gradient', '(-0.320635, 0.250794, 0.069841)', 'factor $\\tau^2$ is missing'],
  ['gradient', '(-0.363492, 0.279365, 0.084127)', 'left of'],
  ['gradient', '(-0.471429, 0.314286, 0.157143)', 'at temperature 1'],
  ['gradient', '(0.050794, 0.336508, 0.112698)', 'label is missing'],
  ['gradient', '(-0.898413, 0.673016, 0.225397)', 'weights'],
  ['gradient', '(-0.106349, 0.107937, -0.001587)', 'wrong sign'],
  ['plain', '(-6/35, 4/35, 2/35)', 'inner derivative'],
  ['plain', '(-12/35, 8/35, 4/35)', 'still has'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
