import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { newtonSchulzPolynomials, newtonSchulzStep } from '../../core/newton-schulz.ts';
import { diagonal, multiply, transpose, type Matrix } from '../../core/matrix.ts';
import { svd } from '../../core/singular-values.ts';
import { iterates, operations } from './iteration.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.6587', '0.992', '96.6', '0.00366']);
});

it('has the iterates of the worked example', () => {
  const expected = [0.1, 0.1495, 0.222579, 0.328356, 0.474832, 0.658719];
  iterates(newtonSchulzPolynomials.cubic, 0.1, 5).forEach((x, i) => expect(x).toBeCloseTo(at(expected, i), 6));
  expect(at(iterates(newtonSchulzPolynomials.quintic, 0.1, 5), 5)).toBeCloseTo(0.71212, 5);
  expect(operations({ sides: [1024, 4096], tokens: 1 }).all).toBe(96636764160);
});

/** How often the inner loop of a matrix product runs, twice: one multiplication and one addition. */
function countedProduct(rows: number, inner: number, columns: number): number {
  let operationsDone = 0;
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      for (let k = 0; k < inner; k += 1) operationsDone += 2;
    }
  }
  return operationsDone;
}

it.each([
  [3, 7],
  [4, 4],
  [5, 16],
])('counts the loops of five steps on %i by %i', (a, b) => {
  const step = countedProduct(a, b, a) + countedProduct(a, a, a) + countedProduct(a, a, b);
  expect(operations({ sides: [a, b], tokens: 1 }).all).toBe(5 * step);
});

/** A matrix with these singular values, by two plane rotations. */
function turned(values: readonly number[]): Matrix {
  const rotation = (angle: number) => [
    [Math.cos(angle), -Math.sin(angle)],
    [Math.sin(angle), Math.cos(angle)],
  ];
  return multiply(multiply(rotation(0.7), diagonal(values)), transpose(rotation(-1.1)));
}

/** The larger singular value after steps on the whole matrix; the smaller one, 0.01, stays far below. */
function byMatrix(polynomial: keyof typeof newtonSchulzPolynomials, start: number, steps: number): number {
  const coefficients = newtonSchulzPolynomials[polynomial];
  const end = range(steps).reduce<Matrix>((x) => newtonSchulzStep(coefficients, x), turned([start, 1e-9]));
  return at(svd(end).sigma, 0);
}

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const word = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return {
    start: word(/x_0 = ([\d.]+)/),
    steps: word(/after (\d+) steps of the cubic/),
    a: word(/has (\d+) rows/),
    b: word(/and (\d+) columns/),
    tokens: word(/batch of (\d+) tokens/),
  };
}

it.each(range(40).map((i) => i + 1))('agrees at seed %i with steps on a whole matrix', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { start, steps, a, b, tokens } = readStatement(statement);
  const products = 2 * a * b * a + 2 * a * a * a + 2 * a * a * b;
  const typed = [
    byMatrix('cubic', start, steps).toFixed(6),
    byMatrix('quintic', start, 2).toFixed(6),
    String((5 * products) / 1e9),
    String((5 * products) / (6 * a * b * tokens)),
  ];
  typed.forEach((text, i) => expect(at(blanks, i).check(text)).toEqual({ kind: 'right' }));
});

it.each([
  ['cubic', '0.4748', 'One is missing'],
  ['cubic', '0.8452', 'one too many'],
  ['cubic', '0.7594', 'the linear term alone'],
  ['quintic', '0.340', 'This is one step'],
  ['quintic', '1.186', 'the linear term alone'],
  ['quintic', '0.223', 'the cubic'],
  ['operations', '19.33', 'This is one step'],
  ['operations', '48.32', 'two operations for each'],
  ['operations', '1031', 'on the larger side'],
  ['operations', '85.90', 'is missing'],
  ['share', '0.000732', 'This is one step'],
  ['share', '1.1%', 'a third of the training'],
  ['share', '0.00488', 'square matrices alone'],
  ['share', '3840', 'the training of one token'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('takes the fraction as a percentage', () => {
  expect(check('share', '0.366%')).toEqual({ kind: 'right' });
});
