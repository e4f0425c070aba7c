import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { powers, type Numbers } from './powers.ts';
import problem from './problem.ts';

type Rows = readonly (readonly number[])[];

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const product = (a: Rows, b: Rows): Rows =>
  a.map((row) => range(2).map((j) => sum(row.map((entry, k) => entry * at(at(b, k), j)))));
const repeated = (matrix: Rows, k: number): Rows =>
  range(k - 1).reduce<Rows>((power) => product(power, matrix), matrix);
const transposed = (matrix: Rows): Rows => range(2).map((j) => matrix.map((row) => at(row, j)));

const PRINTED: Numbers = {
  symmetric: [110, 90],
  steps: 20,
  direction: 'odd',
  triangular: 90,
  coupling: 2,
  stepsBack: 3,
};
const CASES: readonly Numbers[] = [
  PRINTED,
  { symmetric: [120, 50], steps: 5, direction: 'even', triangular: 84, coupling: 3, stepsBack: 4 },
  { symmetric: [104, 96], steps: 12, direction: 'odd', triangular: 95, coupling: 1, stepsBack: 2 },
  { symmetric: [112, 70], steps: 6, direction: 'even', triangular: 70, coupling: 4, stepsBack: 3 },
];

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(1.1, 0.9)',
    '[[3.425, 3.303], [3.303, 3.425]]',
    '0.122',
    '9',
    '(0.729, 4.86)',
  ]);
});

it('has the powers of the worked example', () => {
  const { power, gain } = powers(PRINTED);
  expect(at(at(power, 0), 0)).toBeCloseTo(3.4245383, 7);
  expect(at(at(power, 0), 1)).toBeCloseTo(3.3029616, 7);
  expect(gain).toBeCloseTo(0.121577, 6);
});

it.each(CASES)('agrees with repeated multiplication for $symmetric and $triangular', (numbers) => {
  const { matrix, power, triangular, back, gain } = powers(numbers);
  repeated(matrix, numbers.steps).forEach((row, i) =>
    row.forEach((entry, j) => expect(at(at(power, i), j)).toBeCloseTo(entry, 10)),
  );
  const start = numbers.direction === 'even' ? [[1], [1]] : [[1], [-1]];
  const end = repeated(matrix, numbers.steps).map((row) => sum(row.map((entry, j) => entry * at(at(start, j), 0))));
  expect(gain).toBeCloseTo(Math.hypot(...end) / Math.SQRT2, 10);
  repeated(transposed(triangular), numbers.stepsBack).forEach((row, i) =>
    expect(at(back, i)).toBeCloseTo(at(row, 0), 10),
  );
});

it.each([70, 75, 80, 84, 85, 88, 90, 92, 94, 95, 96])(
  'finds the peak for %i hundredths by trying every k',
  (triangular) => {
    const { triangular: matrix, peak } = powers({ ...PRINTED, triangular });
    const entries = range(100).map((k) => at(at(repeated(matrix, k + 1), 0), 1));
    const largest = Math.max(...entries);
    expect(peak).toBe(1 + entries.findIndex((entry) => entry > largest - 1e-9));
  },
);

it.each([
  ['eigenvalues', '(0.9, 1.1)', 'The larger one comes first'],
  ['eigenvalues', '(1, 0.1)', 'These are the entries'],
  ['eigenvalues', '(1, 1)', 'only of a triangular matrix'],
  ['power', '[[1, 0], [0, 1]]', 'not the power of its entries'],
  ['power', '[[6.849, 6.606], [6.606, 6.849]]', 'The factor'],
  ['power', '[[3.303, 3.425], [3.425, 3.303]]', 'are swapped'],
  ['power', '[[6.727, 0], [0, 0.122]]', 'in the basis of the eigenvectors'],
  ['gain', '6.73', 'spectral radius'],
  ['gain', '18', 'multiply'],
  ['gain', '0.9^19', 'One step too few'],
  ['gain', '0.9', 'a single step'],
  ['peak', '1', 'left out the factor'],
  ['peak', '10', 'a smaller such'],
  ['peak', '8', 'still grows'],
  ['peak', '9.49', 'over real'],
  ['back', '(0.729, 0)', 'back through the transpose'],
  ['back', '(4.86, 0.729)', 'without the transpose'],
  ['back', '(0.729, 1.62)', 'One path is counted'],
  ['back', '(0.9, 2)', 'one step back'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
