import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { parameters } from '../../core/relu-network.ts';
import { reluSum } from '../../core/relu-sum.ts';
import { createRng } from '../../core/rng.ts';
import { draw } from './draw.ts';
import problem from './problem.ts';
import { movedNetwork, networkOf, type Numbers, stepOf } from './step.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = {
  units: [
    { v: 1, w: 2, b: -1 },
    { v: -3, w: -1, b: 2 },
    { v: 0.5, w: 1, b: 1 },
  ],
  bias: 1,
  input: 1,
  target: 1,
  rate: 0.1,
};
const CASES: readonly Numbers[] = [PRINTED, ...range(60).flatMap((seed) => draw(createRng(seed + 1)) ?? [])];

/** f as a plain loop over the units. */
const value = (numbers: Numbers, x: number) => reluSum(parameters(networkOf(numbers)), x);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(0.5, 2, -1)',
    '(3, 3.5, 5.5, 2.5)',
    '27.5',
    '0.0727',
    '(0.429, 1.308, -1)',
    '2.73',
  ]);
});

it('has the step of the worked example', () => {
  const { moved, output, residual } = stepOf(PRINTED);
  expect([output, residual]).toEqual([0, -1]);
  const near = (numbers: readonly number[], expected: readonly number[]) =>
    numbers.forEach((x, i) => expect(x).toBeCloseTo(at(expected, i), 12));
  near(parameters(moved), [1.1, -2.9, 0.7, 2.1, -1.3, 1.05, -0.9, 1.7, 1.05, 1.1]);
  const outputAt = (rate: number) => stepOf({ ...PRINTED, rate }).movedOutput;
  near([outputAt(0.02), outputAt(0.05)], [0.5492, 1.37]);
});

it('has enough drawn cases', () => {
  expect(CASES.length).toBeGreaterThan(10);
});

it('has the slopes that secants inside the pieces have', () => {
  for (const numbers of CASES) {
    const { elbows, slopes } = stepOf(numbers);
    const sorted = elbows.toSorted((x, y) => x - y);
    const edges = [at(sorted, 0) - 2, ...sorted, at(sorted, 2) + 2];
    slopes.forEach((slope, i) => {
      const [left, right] = [at(edges, i), at(edges, i + 1)];
      expect((value(numbers, right) - value(numbers, left)) / (right - left)).toBeCloseTo(slope, 10);
    });
  }
});

it('agrees with finite differences of the loss and of the output', () => {
  for (const numbers of CASES) {
    const { input, target, rate } = numbers;
    const start = parameters(networkOf(numbers));
    const loss = gradient((point) => (reluSum(point, input) - target) ** 2 / 2, start);
    const output = gradient((point) => reluSum(point, input), start);
    const { moved, kernel, movedOutput } = stepOf(numbers);
    const after = start.map((parameter, i) => parameter - rate * at(loss, i));
    parameters(moved).forEach((parameter, i) => expect(parameter).toBeCloseTo(at(after, i), 8));
    expect(kernel).toBeCloseTo(sum(output.map((slope) => slope ** 2)), 6);
    expect(movedOutput).toBeCloseTo(reluSum(after, input), 7);
  }
});

it('shrinks the residual of a small step by the first-order factor', () => {
  for (const numbers of CASES) {
    const { residual, kernel } = stepOf(numbers);
    const rate = 1e-6;
    const after = reluSum(parameters(movedNetwork(numbers, rate)), numbers.input) - numbers.target;
    expect((1 - after / residual) / rate / kernel).toBeCloseTo(1, 3);
  }
});

it('keeps the units that are active at the example active', () => {
  for (const numbers of CASES.slice(1)) {
    const { active, movedSums, moved } = stepOf(numbers);
    expect(movedSums.map((a) => a > 0)).toEqual(active);
    expect(Math.min(...moved.w.map(Math.abs))).toBeGreaterThanOrEqual(0.2);
  }
});

it.each([
  ['elbows', '(-0.5, -2, 1)', 'The sign is missing'],
  ['elbows', '(1, -2, -1)', 'Divide by'],
  ['elbows', '(0.5, -6, -0.5)', 'does not move the elbow'],
  ['slopes', '(3, 3.5, 5.5, 8.5)', 'switches off'],
  ['slopes', '(0, 0.5, 2.5, -0.5)', 'On the far left'],
  ['slopes', '(2.5, 5.5, 3.5, 3)', 'from right to left'],
  ['slopes', '(3, 5, 2, 2.5)', 'in their order'],
  ['kernel', '26.5', 'output bias'],
  ['kernel', '7', 'output layer alone'],
  ['kernel', '17.25', 'in the biases'],
  ['kernel', '5.244', 'the length'],
  ['limit', '2/55', 'vanishes in one step'],
  ['limit', '13.75', 'Turn the fraction'],
  ['limit', '2/26.5', 'belongs to'],
  ['moved-elbows', '(0.5, 2, -1)', 'old elbows'],
  ['moved-elbows', '(11/19, 23/7, -1)', 'Descent subtracts'],
  ['moved-elbows', '(0.45, 1.7, -1.05)', 'alone'],
  ['moved-elbows', '(0.9/2.1, 2.1/0.9, -1)', 'The factor'],
  ['moved-output', '2.75', 'first-order'],
  ['moved-output', '-2.77', 'Descent subtracts'],
  ['moved-output', '0.7', 'Only the output layer'],
  ['moved-output', '2.63', 'output bias'],
  ['moved-output', '0', 'before the step'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows the slips that need an inactive unit or another input', () => {
  const reasons = range(80).flatMap((seed) => {
    const posed = problem.pose(seed + 1);
    const blank = posed.blanks.find(({ key }) => key === 'kernel');
    const typed = range(200).map((k) => blank?.check(String(k)));
    return typed.flatMap((verdict) => (verdict?.kind === 'wrong' ? [verdict.because ?? ''] : []));
  });
  expect(reasons.some((because) => because.includes('inactive'))).toBe(true);
  expect(reasons.some((because) => because.includes('in the weights'))).toBe(true);
});
