import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the worked example', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '4',
    '(0.9, 0.5)',
    '[[0.7, 0.2], [0.2, 0.7]]',
    '1.36',
    '5.6',
    '1.4',
    '1',
  ]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const rows = (/begin\{pmatrix\} (.*?) \\end/.exec(statement)?.[1] ?? '').split(String.raw` \\ `);
  return {
    inputs: rows.map((row) => row.split(' & ').map(Number)),
    penalty: Number(/lambda = (\d+)/.exec(statement)?.[1]),
  };
}

/** The squared distance of the data from their image, and the squared entries of the map, row after row. */
function parts(inputs: readonly (readonly number[])[], flat: readonly number[]) {
  const [a = NaN, b = NaN, c = NaN, d = NaN] = flat;
  const misses = inputs.map(([x = NaN, y = NaN]) => (x - a * x - b * y) ** 2 + (y - c * x - d * y) ** 2);
  return { error: sum(misses), size: sum(flat.map((entry) => entry ** 2)) };
}

it('agrees at many seeds with the loss that the statement defines', () => {
  for (const seed of range(200)) {
    const { statement, blanks, solution } = problem.pose(seed);
    const { inputs, penalty } = readStatement(statement);
    const numbersOf = (key: string) =>
      (blanks.find((blank) => blank.key === key)?.answer.match(/-?[\d.]+/g) ?? []).map(Number);
    const near = (key: string, expected: readonly number[]) =>
      numbersOf(key).forEach((x, i) => expect(Math.abs(x - at(expected, i))).toBeLessThan(6e-4));
    const gram = range(2).map((i) => range(2).map((j) => sum(inputs.map((row) => at(row, i) * at(row, j)))));
    const [same, other] = [at(at(gram, 0), 0), at(at(gram, 0), 1)];
    const [strong, weak] = [same + Math.abs(other), same - Math.abs(other)];
    const [diagonal, off] = [
      (strong / (strong + penalty) + weak / (weak + penalty)) / 2,
      (Math.sign(other) * (strong / (strong + penalty) - weak / (weak + penalty))) / 2,
    ];
    const map = [diagonal, off, off, diagonal];
    near('map', map);
    const { error, size } = parts(inputs, map);
    const lossOf = (flat: readonly number[]) => parts(inputs, flat).error + penalty * parts(inputs, flat).size;
    gradient(lossOf, map).forEach((slope) => expect(Math.abs(slope)).toBeLessThan(1e-5));
    near('error', [error]);
    near('least', [error + penalty * size]);
    near('freedom', [2 * diagonal]);
    near('factors', [strong / (strong + penalty), weak / (weak + penalty)]);
    const sign = Math.sign(other);
    const projector = parts(inputs, [0.5, sign / 2, sign / 2, 0.5]);
    const threshold = at(numbersOf('threshold'), 0);
    expect(projector.error + threshold * projector.size).toBeCloseTo(threshold * parts(inputs, [1, 0, 0, 1]).size, 9);
    const noisy = (flat: readonly number[]) =>
      parts(inputs, flat).error / inputs.length + at(numbersOf('noise'), 0) * parts(inputs, flat).size;
    gradient(noisy, map).forEach((slope) => expect(Math.abs(slope)).toBeLessThan(2e-3));
    expect(solution).toContain(`\\sigma_2^2`);
  }
});

it.each([
  ['threshold', '36', 'keeps this direction'],
  ['threshold', '2', 'pays too'],
  ['threshold', '8', 'lost once'],
  ['factors', '(0.6, 1/3)', 'enter squared'],
  ['factors', '(9/13, 0.2)', 'eigenvalues of the covariance'],
  ['factors', '(0.889, 0)', 'encoder and decoder'],
  ['factors', '(0.1, 0.5)', 'taken away'],
  ['factors', '(0.5, 0.9)', 'in the other order'],
  ['factors', '(0.81, 0.25)', 'no square'],
  ['map', '[[0.9, 0], [0, 0.5]]', 'in the basis'],
  ['map', '[[0.7, -0.2], [-0.2, 0.7]]', 'the other way round'],
  ['map', '[[1.4, 0.4], [0.4, 1.4]]', 'Twice the answer'],
  ['map', '[[0.075, -0.05], [-0.05, 0.075]]', 'the inverse alone'],
  ['map', '[[0.3, -0.2], [-0.2, 0.3]]', 'taken away'],
  ['error', '4.24', 'is the penalty'],
  ['error', '5.6', 'stands squared'],
  ['error', '30.16', 'what passes'],
  ['error', '0.26', 'are missing'],
  ['least', '1.36', 'penalty is missing'],
  ['least', '4.24', 'error is missing'],
  ['least', '8', 'the identity'],
  ['least', '2.42', 'lacks its factor'],
  ['freedom', '2', 'the rank'],
  ['freedom', '0.6', 'takes away'],
  ['freedom', '0.45', 'not multiplied'],
  ['freedom', '0.7', 'the mean'],
  ['freedom', '1.06', 'not their squares'],
  ['noise', '4', 'divides by'],
  ['noise', '2', 'not of features'],
  ['noise', '16', 'the other side'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('is clear at 12 times the penalty of the exam: both terms of the worked check', () => {
  const { error, size } = parts(readStatement(printed.statement).inputs, [0.5, 0.25, 0.25, 0.5]);
  expect(error + 12 * size).toBeCloseTo(12, 12);
});

it('draws no noise that is its own standard deviation', () => {
  for (const seed of range(400).slice(1)) {
    const { statement, blanks } = problem.pose(seed);
    const { inputs, penalty } = readStatement(statement);
    expect(blanks.at(-1)?.check(Math.sqrt(penalty / inputs.length).toFixed(3)).kind).toBe('wrong');
  }
});
