import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { trace } from '../../core/matrix.ts';
import { hatMatrix, ridgeWeights } from '../../core/ridge.ts';
import { svd } from '../../core/singular-values.ts';
import problem from './problem.ts';
import { type Numbers, shrinkage } from './shrinkage.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { same: 3, other: 1, targets: [8, 4], penalty: 4 };
const CASES: readonly Numbers[] = [
  PRINTED,
  { same: 1, other: 4, targets: [-7, 2], penalty: 9 },
  { same: 5, other: 4, targets: [6, -3], penalty: 1 },
  { same: 2, other: 5, targets: [1, 8], penalty: 7 },
];

const inputsOf = ({ same, other }: Numbers) => [
  [same, other],
  [other, same],
];

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(4, 2)',
    '(2.5, 0.5)',
    '(0.8, 0.5)',
    '(1.7, 0.7)',
    '1.3',
  ]);
});

it('has the residual of the worked example', () => {
  const { residual } = shrinkage(PRINTED);
  expect(residual[0]).toBeCloseTo(2.2, 12);
  expect(residual[1]).toBeCloseTo(0.2, 12);
});

it.each(CASES)('agrees with the singular value decomposition and the normal equations for $same, $other', (numbers) => {
  const inputs = inputsOf(numbers);
  const found = shrinkage(numbers);
  found.singularValues.forEach((value, i) => expect(value).toBeCloseTo(at(svd(inputs).sigma, i), 10));
  const weightsAt = (lambda: number) => ridgeWeights({ inputs, targets: numbers.targets }, lambda);
  found.leastSquares.forEach((weight, i) => expect(weight).toBeCloseTo(at(weightsAt(0), i), 10));
  found.ridge.forEach((weight, i) => expect(weight).toBeCloseTo(at(weightsAt(numbers.penalty), i), 10));
  expect(found.freedom).toBeCloseTo(trace(hatMatrix(inputs, numbers.penalty)), 10);
});

it('shrinks least squares along each singular direction by its factor', () => {
  for (const numbers of CASES) {
    const { sigma, v } = svd(inputsOf(numbers));
    const { factors, leastSquares, ridge } = shrinkage(numbers);
    const along = (weights: readonly number[], i: number) => sum(weights.map((weight, j) => weight * at(at(v, i), j)));
    sigma.forEach((_, i) => expect(along(ridge, i)).toBeCloseTo(at(factors, i) * along(leastSquares, i), 10));
  }
});

it('draws targets whose least-squares weights are on halves and not zero', () => {
  for (const seed of range(60)) {
    const weights = problem.pose(seed).blanks.find(({ key }) => key === 'least-squares')?.answer ?? '';
    const entries = weights.slice(1, -1).split(', ').map(Number);
    expect(entries.every((weight) => weight !== 0 && Number.isInteger(2 * weight))).toBe(true);
  }
});

it.each([
  ['singular-values', '(2, 4)', 'The larger one comes first'],
  ['singular-values', '(16, 4)', 'the squares'],
  ['singular-values', '(3, 1)', 'entries of'],
  ['least-squares', '(28, 20)', 'Solve with'],
  ['least-squares', '(1.5, 1)', 'along the two directions'],
  ['least-squares', '(2.121, 1.414)', 'along the two directions'],
  ['least-squares', '(5, 1)', 'twice the answer'],
  ['least-squares', '(1.7, 0.7)', 'ridge weights'],
  ['factors', '(0.2, 0.25)', 'relative to least squares'],
  ['factors', '(1/2, 1/3)', 'enter squared'],
  ['factors', '(0.2, 0.5)', 'takes away'],
  ['factors', '(0.5, 0.8)', 'in the other order'],
  ['factors', '(2/3, 1/3)', 'cancels'],
  ['ridge', '(2, 0.25)', 'not to the entries'],
  ['ridge', '(0.5, 0.1)', 'all singular values are 1'],
  ['ridge', '(2.5, 0.5)', 'without the penalty'],
  ['ridge', '(1.2, 0.5)', 'Add up the two vectors'],
  ['ridge', '(1.083, 0.417)', 'You added'],
  ['freedom', '2', 'the rank'],
  ['freedom', '0.7', 'takes away'],
  ['freedom', '0.65', 'the mean'],
  ['freedom', '0.4', 'not multiplied'],
  ['freedom', '0.45', 'with the squares on top'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('names the sign of a negative eigenvalue', () => {
  const posed = range(40).map((seed) => problem.pose(seed + 1));
  const negative = posed.filter(({ solution }) => solution.includes('minus sign'));
  expect(negative.length).toBeGreaterThan(5);
  for (const { blanks } of negative) {
    const [large, small] = (at(blanks, 0).answer.match(/\d+/g) ?? []).map(Number);
    const because = expect.stringContaining('never negative');
    expect(at(blanks, 0).check(`(${large}, -${small})`)).toEqual({ kind: 'wrong', because });
  }
});
