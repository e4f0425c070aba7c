import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { adam, optimizerStart } from '../../core/optimizer-step.ts';
import { adamDirection, moments, uncorrectedFirstStep, weights, type Numbers } from './moments.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { gradients: [2, -1, 4], beta1: 0.9, beta2: 0.999, factor: 100 };

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '-0.1',
    '(0.421, 2.499)',
    '-0.1924',
    '(174.2, 70040)',
    '3.16',
  ]);
});

it('has the table of the worked example', () => {
  const near = (found: readonly number[], expected: readonly number[], digits: number) =>
    found.forEach((x, i) => expect(x).toBeCloseTo(at(expected, i), digits));
  const steps = moments(PRINTED);
  near(
    steps.map(({ first }) => first),
    [0.2, 0.08, 0.472],
    12,
  );
  near(
    steps.map(({ second }) => second),
    [0.004, 0.004996, 0.020991004],
    12,
  );
  near(
    steps.map(({ firstHat }) => firstHat),
    [2, 0.421053, 1.741697],
    6,
  );
  near(
    steps.map(({ secondHat }) => secondHat),
    [4, 2.49925, 7.004003],
    6,
  );
  near(weights(PRINTED, adamDirection), [-0.1, -0.126634, -0.192444864], 6);
});

it('stands still at step 2 when the mean cancels', () => {
  const path = weights({ ...PRINTED, beta1: 0.5, beta2: 0.5 }, adamDirection);
  expect(at(path, 1)).toBeCloseTo(-0.1, 12);
  expect(at(path, 2)).toBeCloseTo(-0.172281, 6);
});

/** What a statement says, read from its words. */
function readStatement(statement: string): Numbers {
  const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const list = /\\grad\{g_3\}\) = \(([^)]*)\)/.exec(statement)?.[1] ?? '';
  return {
    gradients: list.split(',').map(Number),
    beta1: word(/\\beta_1 = ([\d.]+)/),
    beta2: word(/\\beta_2 = ([\d.]+)/),
    factor: word(/multiplied by \$([\d.]+)\$/),
  };
}

/** Weighted mean of the values with the weights β^age. */
const mean = (values: readonly number[], beta: number) => {
  const kept = values.map((_, i) => beta ** (values.length - 1 - i));
  return sum(values.map((value, i) => value * at(kept, i))) / sum(kept);
};

it.each(range(40).map((i) => i + 1))('agrees at seed %i with the update rule and with weighted means', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { gradients, beta1, beta2, factor } = readStatement(statement);
  const rule = adam({ rate: 0.1, beta1, beta2, epsilon: 0 });
  const run = (scale: number) => gradients.reduce((state, g) => rule(state, [scale * g]), optimizerStart([0]));
  const last = at(run(1).parameters, 0);
  expect(at(run(factor).parameters, 0)).toBeCloseTo(last, 12);
  const verdict = (i: number, typed: string) => expect(at(blanks, i).check(typed).kind).toBe('right');
  verdict(0, String(-0.1 * Math.sign(at(gradients, 0))));
  const two = gradients.slice(0, 2);
  verdict(
    1,
    `(${mean(two, beta1)}, ${mean(
      two.map((g) => g * g),
      beta2,
    )})`,
  );
  verdict(2, last.toFixed(12));
  const scaled = gradients.map((g) => factor * g);
  verdict(
    3,
    `(${mean(scaled, beta1)}, ${mean(
      scaled.map((g) => g * g),
      beta2,
    )})`,
  );
  verdict(4, `(1 - ${beta1})/sqrt(1 - ${beta2})`);
});

it('takes an uncorrected first step of 3.162278 learning rates with the usual constants', () => {
  expect(uncorrectedFirstStep(PRINTED)).toBeCloseTo(3.162278, 6);
});

it.each([
  ['first', '-0.3162', 'The corrections are missing'],
  ['first', '-0.2', 'plain descent'],
  ['first', '-0.05', 'under a root'],
  ['hats', '(0.08, 0.005)', 'Divide each by its correction'],
  ['hats', '(0.8, 4.996)', 'At step 2 the divisors'],
  ['hats', '(0.421, 1.581)', 'The second number'],
  ['hats', '(2.499, 0.421)', 'reversed'],
  ['last', '-0.7552', 'without the two corrections'],
  ['last', '-0.0329', 'The first buffer must be corrected'],
  ['last', '-0.0917', 'The root is missing'],
  ['last', '-0.1266', 'One step is missing'],
  ['last', '-0.5', 'plain descent'],
  ['scaled', '(174.17, 700.4)', 'holds squares'],
  ['scaled', '(1.7417, 7.004)', 'before the scaling'],
  ['uncorrected', '0.316', 'in units of'],
  ['uncorrected', '100', 'under a root'],
  ['uncorrected', '1', 'with both corrections'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
