import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { growthFactor } from '../../core/growth-factor.ts';
import problem from './problem.ts';
import { inOrder, rates, type Numbers } from './rates.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { flattest: 1, conditionRoot: 4, decades: 3, curvature: 0.1, beta: 0.9 };

/** The matrix of one heavy-ball step on buffer and error. */
const stepMatrix = (eigenvalue: number, rate: number, beta: number) => [
  [beta, eigenvalue],
  [-rate * beta, 1 - rate * eigenvalue],
];

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.16', '0.36', '0.6', '(56, 25, 14)', '0.949', '3.8']);
});

it.each([
  [2, 0.4444444444, 1 / 3],
  [3, 0.25, 0.5],
  [10, 0.0330578512, 0.8181818182],
])('has the best constants for the root %f of the condition number', (conditionRoot, rate, factor) => {
  const found = rates({ ...PRINTED, conditionRoot });
  expect(found.rate).toBeCloseTo(rate, 9);
  expect(found.factors.heavyBall).toBeCloseTo(factor, 9);
});

it.each([2, 3, 4, 5, 6, 7, 10])('no grid point beats the constants for the root %i', (conditionRoot) => {
  const numbers = { ...PRINTED, flattest: 2, conditionRoot };
  const { rate, momentum, factors, steepest } = rates(numbers);
  const slowest = (eta: number, beta: number) =>
    Math.max(...[2, steepest].map((eigenvalue) => growthFactor(stepMatrix(eigenvalue, eta, beta))));
  expect(slowest(rate, momentum)).toBeCloseTo(factors.heavyBall, 5);
  const around = range(9).flatMap((i) =>
    range(9).map((j) => slowest(rate * (0.8 + 0.05 * i), momentum * (0.8 + 0.05 * j))),
  );
  expect(Math.min(...around)).toBeGreaterThan(factors.heavyBall - 1e-5);
});

it('keeps one radius for every eigenvalue of the printed spectrum', () => {
  for (const eigenvalue of [1, 4, 9, 16]) expect(growthFactor(stepMatrix(eigenvalue, 0.16, 0.36))).toBeCloseTo(0.6, 5);
});

it.each([
  [0.1, 0.3, 0.8449489743],
  [0.1, 0.5, 0.7071067812],
  [0.1, 0.9, 0.9486832981],
  [3.7, 0.9, 0.9486832981],
  [3.9, 0.9, 1.316227766],
])('has the radius at %f and momentum %f', (curvature, beta, radius) => {
  expect(rates({ ...PRINTED, curvature, beta }).radius).toBeCloseTo(radius, 9);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return {
    flattest: word(/\\mu = (\d+)/),
    steepest: word(/M = (\d+)/),
    goal: 10 ** -word(/10\^\{-(\d+)\}/),
    curvature: word(/\\eta\\lambda_i = ([\d.]+)/),
    beta: word(/\\beta = ([\d.]+)\$/),
  };
}

it.each(range(40).map((i) => i + 1))('agrees at seed %i with counting steps and measuring growth', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { flattest, steepest, goal, curvature, beta } = readStatement(statement);
  const [low, high] = [Math.sqrt(flattest), Math.sqrt(steepest)];
  const factor = (high - low) / (high + low);
  const stepsOf = (perStep: number) => {
    let t = 0;
    for (let error = 1; error > goal; error *= perStep) t += 1;
    return t;
  };
  const counts = [(steepest - flattest) / (steepest + flattest), 1 - low / high, factor].map(stepsOf);
  const radius = growthFactor(stepMatrix(curvature, 1, beta));
  const limit = Number(at(blanks, 5).answer);
  const typed = [(2 / (low + high)) ** 2, factor ** 2, factor, `(${counts.join(', ')})`, radius.toFixed(6)];
  typed.forEach((text, i) => expect(at(blanks, i).check(String(text))).toEqual({ kind: 'right' }));
  expect(growthFactor(stepMatrix(limit - 0.01, 1, beta))).toBeLessThan(1);
  expect(growthFactor(stepMatrix(limit + 0.01, 1, beta))).toBeGreaterThan(1);
});

it('counts in the order descent, Nesterov, heavy ball', () => {
  inOrder(rates(PRINTED).realSteps).forEach((steps, i) =>
    expect(steps).toBeCloseTo(at([55.191, 24.012, 13.523], i), 2),
  );
});

it.each([
  ['rate', '2/17', 'best learning rate of plain descent'],
  ['rate', '1/16', 'goes with Nesterov'],
  ['rate', '0.4', 'gives the root'],
  ['momentum', '0.6', 'the momentum that Nesterov takes'],
  ['momentum', '225/289', 'belongs'],
  ['momentum', '15/17', 'factor of plain descent'],
  ['factor', '0.36', 'Each has the modulus'],
  ['factor', '0.882', 'plain descent'],
  ['factor', '0.75', 'Nesterov'],
  ['steps', '(55, 24, 13)', 'One step short'],
  ['steps', '(55, 24, 14)', 'Round up'],
  ['steps', '(14, 25, 56)', 'descent comes first'],
  ['steps', '(28, 13, 7)', 'the loss needs'],
  ['radius', '0.9', 'product of the two roots'],
  ['limit', '2', 'plain descent'],
  ['limit', '3.797', 'end of the complex region'],
  ['limit', '1.357', 'Nesterov'],
  ['limit', '1.9', 'the sum of the roots is zero'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
