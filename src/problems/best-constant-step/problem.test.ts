import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { bestStep, type Numbers } from './best-step.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { smallest: 1, condition: 16, target: 0.001, sigma: 0.5, reach: 0.05, stop: 10 };
const CASES: readonly Numbers[] = [
  PRINTED,
  { smallest: 3, condition: 4, target: 0.01, sigma: 2, reach: 0.2, stop: 5 },
  { smallest: 0.5, condition: 50, target: 0.1, sigma: 1, reach: 0.1, stop: 12 },
];

/** The worst factor of gradient descent over a fine list of eigenvalues between the two extremes. */
function worstFactor(rate: number, smallest: number, largest: number): number {
  const eigenvalues = range(1001).map((i) => smallest + (i / 1000) * (largest - smallest));
  return Math.max(...eigenvalues.map((eigenvalue) => Math.abs(1 - rate * eigenvalue)));
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.1176', '0.882', '56', '0.401', '0.333']);
  const { rate, factor, descentKeeps, ridgeKeeps, stoppedRate } = bestStep(PRINTED);
  expect(rate).toBeCloseTo(0.117647, 6);
  expect(factor).toBeCloseTo(0.882353, 6);
  expect(stoppedRate).toBeCloseTo(0.2, 12);
  expect(descentKeeps).toBeCloseTo(0.401263, 6);
  expect(ridgeKeeps).toBeCloseTo(0.333333, 6);
});

it('has the filters of the other singular value of the worked example', () => {
  const { descentKeeps, ridgeKeeps, stoppedRate, strength } = bestStep({ ...PRINTED, sigma: 2, reach: 0.8 });
  expect([stoppedRate, strength]).toEqual([0.2, 0.5]);
  expect(descentKeeps).toBeCloseTo(0.9999998976, 10);
  expect(ridgeKeeps).toBeCloseTo(0.888889, 6);
});

it.each(CASES)('finds a learning rate that no other one beats, for $smallest and $condition', (numbers) => {
  const { rate, factor, largest } = bestStep(numbers);
  expect(worstFactor(rate, numbers.smallest, largest)).toBeCloseTo(factor, 12);
  for (const i of range(400)) {
    expect(worstFactor((i / 200) * rate, numbers.smallest, largest)).toBeGreaterThan(factor - 1e-12);
  }
});

it.each(CASES)('keeps what descent from zero reaches and what ridge minimizes, for $sigma', (numbers) => {
  const { stoppedRate, strength, descentKeeps, ridgeKeeps } = bestStep(numbers);
  const { sigma, stop } = numbers;
  // One weight, one example with input sigma and target sigma: the least-squares solution is 1.
  const slope = (weight: number, penalty: number) => sigma * (sigma * weight - sigma) + penalty * weight;
  const stopped = range(stop).reduce((weight) => weight - stoppedRate * slope(weight, 0), 0);
  expect(descentKeeps).toBeCloseTo(stopped, 12);
  expect(slope(ridgeKeeps, strength)).toBeCloseTo(0, 12);
});

it('agrees at many seeds with descent on the worst mode of the statement', () => {
  for (const seed of range(60)) {
    const { statement, blanks } = problem.pose(seed + 1);
    const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
    const [low, high] = [word(/lambda_\{\\min\} = ([\d.]+)/), word(/lambda_\{\\max\} = ([\d.]+)/)];
    const goal = word(/at most \$([\d.]+)\$/);
    let [error, steps] = [1, 0];
    for (; Math.abs(error) > goal; steps += 1) error -= (2 / (low + high)) * high * error;
    expect(Number(at(blanks, 2).answer)).toBe(steps);
  }
});

it.each([
  ['rate', '0.125', 'limit of stability'],
  ['rate', '1/16', 'removes the steepest mode'],
  ['rate', '1/17', 'add up to 2'],
  ['rate', '2/15', 'The signs differ'],
  ['rate', '2', 'explodes'],
  ['factor', '-15/17', 'with its sign'],
  ['factor', '15/16', 'This belongs to'],
  ['factor', '0.779', 'the factor of the loss'],
  ['factor', '0.6', 'only with momentum'],
  ['factor', '2/17', 'one step removes'],
  ['steps', '55', 'too few'],
  ['steps', '28', 'the count for the loss'],
  ['steps', '108', 'This is the count for'],
  ['descent-keeps', '0.599', 'still missing'],
  ['descent-keeps', '0.651', 'You used'],
  ['descent-keeps', '0.5', 'first-order'],
  ['descent-keeps', '0.333', 'what ridge keeps'],
  ['descent-keeps', '0.05', 'a single step'],
  ['descent-keeps', '0.642', 'You squared'],
  ['ridge-keeps', '0.667', 'ridge removes'],
  ['ridge-keeps', '0.5', 'in place of'],
  ['ridge-keeps', '0.111', 'weaker penalty'],
  ['ridge-keeps', '0.401', 'gradient descent keeps'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows the approximation of the number of steps where it differs', () => {
  const reasons = range(60).map((seed) => {
    const { statement, blanks } = problem.pose(seed + 1);
    const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
    const kappa = word(/lambda_\{\\max\} = ([\d.]+)/) / word(/lambda_\{\\min\} = ([\d.]+)/);
    return at(blanks, 2).check(String(Math.ceil((kappa / 2) * -Math.log(word(/at most \$([\d.]+)\$/)))));
  });
  expect(reasons).toContainEqual({ kind: 'wrong', because: expect.stringContaining('the approximation') });
});
