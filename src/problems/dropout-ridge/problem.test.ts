import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { expectation, masks } from '../../core/every-outcome.ts';
import { gradient } from '../../core/finite-differences.ts';
import { ridgeWeights } from '../../core/ridge.ts';
import { createRng } from '../../core/rng.ts';
import { draw } from './draw.ts';
import { type Numbers, penalized } from './penalty.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = {
  inputs: [
    [1, 2],
    [1, 0],
    [0, 4],
  ],
  targets: [3, 1, 4],
  keep: 0.8,
};
const CASES: readonly Numbers[] = [PRINTED, ...range(60).flatMap((seed) => draw(createRng(seed + 1)) ?? [])];

/** The expected squared error over all 64 masks, each with its probability. */
function expectedError({ inputs, targets, keep }: Numbers, weights: readonly number[]): number {
  return expectation(masks(6, keep), (mask) => {
    const errors = inputs.map((row, i) => {
      const fitted = sum(row.map((x, j) => ((at(mask, 2 * i + j) * x) / keep) * at(weights, j)));
      return (at(targets, i) - fitted) ** 2;
    });
    return sum(errors);
  });
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(0.5, 5)', '(0.957, 0.803)', '2.75', '(0.452, 0.927)']);
});

it('has the weights of the worked example', () => {
  const { leastSquares, dropout, ridge } = penalized(PRINTED);
  expect(leastSquares).toEqual([1, 1]);
  expect(dropout[0]).toBeCloseTo(0.957265, 6);
  expect(dropout[1]).toBeCloseTo(0.803419, 6);
  expect(ridge[0]).toBeCloseTo(0.451652, 6);
  expect(ridge[1]).toBeCloseTo(0.927327, 6);
});

it('has the expected error over all masks', () => {
  expect(CASES.length).toBeGreaterThan(10);
  for (const numbers of CASES) {
    const { strengths } = penalized(numbers);
    const clean = { ...numbers, keep: 1 };
    for (const weights of [
      [0.7, -0.4],
      [-1.2, 2.1],
    ]) {
      const penalty = sum(weights.map((weight, j) => at(strengths, j) * weight ** 2));
      expect(expectedError(numbers, weights)).toBeCloseTo(expectedError(clean, weights) + penalty, 8);
    }
  }
});

it('has the weights at which that error is least', () => {
  for (const numbers of CASES) {
    const slopes = gradient((weights) => expectedError(numbers, weights), penalized(numbers).dropout);
    for (const slope of slopes) expect(slope).toBeCloseTo(0, 6);
  }
});

it('has the ridge weights of the normal equations, with the same sum of strengths', () => {
  for (const numbers of CASES) {
    const { ridge, leastSquares, lambda, strengths } = penalized(numbers);
    expect(2 * lambda).toBeCloseTo(sum(strengths), 10);
    ridge.forEach((weight, j) => expect(weight).toBeCloseTo(at(ridgeWeights(numbers, lambda), j), 9));
    leastSquares.forEach((weight, j) => expect(weight).toBeCloseTo(at(ridgeWeights(numbers, 0), j), 9));
  }
});

it('shrinks least squares by p where the columns are orthogonal', () => {
  const { leastSquares, dropout } = penalized({
    inputs: [
      [1, 2],
      [2, -1],
      [0, 1],
    ],
    targets: [3, 1, 4],
    keep: 0.6,
  });
  dropout.forEach((weight, j) => expect(weight).toBeCloseTo(0.6 * at(leastSquares, j), 12));
});

it('draws whole least-squares weights', () => {
  for (const numbers of CASES) {
    for (const weight of penalized(numbers).leastSquares) expect(weight).toBeCloseTo(Math.round(weight), 9);
  }
});

it.each([
  ['strengths', '(0.4, 4)', 'is divided by'],
  ['strengths', '(0.32, 3.2)', 'the mask itself'],
  ['strengths', '(8, 80)', 'Turn the factor'],
  ['strengths', '(2, 20)', 'is missing'],
  ['strengths', '(2.5, 25)', 'Subtract the energy'],
  ['dropout', '(0.8, 0.8)', 'needs orthogonal columns'],
  ['dropout', '(1, 1)', 'without dropout'],
  ['dropout', '(0.452, 0.927)', 'charged alike'],
  ['dropout', '(1.197, 1.004)', 'not divided by'],
  ['dropout', '(20/21.6, 27.2/21.6)', 'not multiplied'],
  ['dropout', '(37/41.5625, 41.5/41.5625)', 'in front of the energies'],
  ['lambda', '5.5', 'once for each'],
  ['lambda', '0.25', 'alone'],
  ['lambda', 'sqrt(2.5)', 'not their product'],
  ['ridge', '(0.957, 0.803)', 'with dropout'],
  ['ridge', '(1, 1)', 'without a penalty'],
  ['ridge', '(58/187.25, 157/187.25)', 'twice too large'],
  ['ridge', '(-13.5/85.5, 85.5/85.5)', 'diagonal alone'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
