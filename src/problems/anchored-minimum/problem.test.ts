import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['full', '(0.7, -0.3)'],
  ['full-losses', '(0.41, 0.89)'],
  ['diagonal', '(4/7, 0)'],
  ['diagonal-losses', '(0.408163265, 1.020408163)'],
  ['fisher', '(0.16, 0.64)'],
  ['empirical', '(0.04, 0.16)'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('tells every named mistake of the printed instance from the others', () => {
  const numbers = {
    hessian: [2.5, 1.5, 2.5],
    center: [2, 0],
    strength: 1,
    input: [1, 2],
    probability: 0.8,
    label: 1,
  } as const;
  expect(questions(numbers).filter(({ isClear }) => !isClear)).toEqual([]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const list = (pattern: RegExp) => (pattern.exec(statement)?.[1] ?? '').split(/, | & | \\\\ /).map(Number);
  const found = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    hessian: list(/pmatrix\} (.*?) \\end/),
    center: list(/vtheta_B\} = \((.*?)\)/),
    strength: found(/lambda = ([\d.]+)/),
    input: list(/vx\} = \((.*?)\)/),
    probability: found(/act\{p\} = ([\d.]+)/),
    label: found(/given label \$(\d)\$/),
  };
}

type Read = ReturnType<typeof readStatement>;

/** Gradient descent on the loss of B with a quadratic anchor whose matrix has these four entries. */
function descended({ center, strength }: Read, anchor: readonly number[]): readonly [number, number] {
  let [x, y] = [0, 0];
  for (let step = 0; step < 4000; step += 1) {
    const slopes = [
      x - at(center, 0) + strength * (at(anchor, 0) * x + at(anchor, 1) * y),
      y - at(center, 1) + strength * (at(anchor, 2) * x + at(anchor, 3) * y),
    ];
    [x, y] = [x - 0.02 * at(slopes, 0), y - 0.02 * at(slopes, 1)];
  }
  return [x, y];
}

function lossesAt({ hessian, center }: Read, [x, y]: readonly [number, number]): readonly number[] {
  const bent = at(hessian, 0) * x * x + 2 * at(hessian, 1) * x * y + at(hessian, 3) * y * y;
  return [bent / 2, ((x - at(center, 0)) ** 2 + (y - at(center, 1)) ** 2) / 2];
}

/** The squared slope of the logarithm of a label's probability in a weight, with the logit as the weight times the input. */
function squaredScore(probability: number, { label, input }: { readonly label: number; readonly input: number }) {
  const logit = Math.log(probability / (1 - probability));
  const log = (weight: number) => label * (logit + weight * input) - Math.log(1 + Math.exp(logit + weight * input));
  return ((log(1e-5) - log(-1e-5)) / 2e-5) ** 2;
}

it.each(range(150))('agrees at seed %i with descent and with measured scores', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const read = readStatement(statement);
  const { probability, label } = read;
  const whole = descended(read, read.hessian);
  const axes = descended(read, [at(read.hessian, 0), 0, 0, at(read.hessian, 3)]);
  const mean = (input: number) =>
    probability * squaredScore(probability, { label: 1, input }) +
    (1 - probability) * squaredScore(probability, { label: 0, input });
  const expected = [
    whole,
    lossesAt(read, whole),
    axes,
    lossesAt(read, axes),
    read.input.map(mean),
    read.input.map((input) => squaredScore(probability, { label, input })),
  ].flat();
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  expect(answers).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
});

it.each([
  ['full', '(0.5714, 0)', 'with the diagonal'],
  ['full', '(0.7, 0.3)', 'sign in the inverse'],
  // The inverse of the Hessian alone, times (2, 0).
  ['full', '(1.25, -0.75)', 'curvature of B'],
  ['full', '(-0.3, 0.7)', 'wrong order'],
  ['full-losses', '(0.82, 1.78)', 'Both losses'],
  ['full-losses', '(0.82, 0.89)', 'loss of A'],
  ['full-losses', '(0.41, 1.78)', 'loss of B'],
  ['full-losses', '(0.41, 0.29)', 'not at zero'],
  ['full-losses', '(0.89, 0.41)', 'wrong order'],
  ['diagonal', '(0.7, -0.3)', 'full matrix'],
  ['diagonal', '(0.8, 0)', 'curvature of B'],
  ['fisher', '(0.04, 0.16)', 'given label'],
  ['fisher', '(0.16, 0.32)', 'squared'],
  ['fisher', '(0.8, 0.8)', 'its own input'],
  ['fisher', '(0.0256, 0.1024)', 'another square'],
  ['fisher', '(0.4, 1.6)', 'standard deviation'],
  ['fisher', '(0.8, 3.2)', 'both labels'],
  ['empirical', '(0.16, 0.64)', 'drawn from the model'],
  ['empirical', '(0.64, 2.56)', 'other label'],
  ['empirical', '(0.2, 0.8)', 'error is squared'],
  ['empirical', '(0.04, 0.08)', 'The entries of the input'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
