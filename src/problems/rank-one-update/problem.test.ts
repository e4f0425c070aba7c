import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(6.7082, 2.236)',
    '[[1.5, 1.5], [4.5, 4.5]]',
    '2.236',
    '0.1',
    '2.5',
  ]);
});

it.each([
  ['sigma', '(6.70820393, 2.23606798)'],
  ['sigma', '(sqrt(45), sqrt(5))'],
  ['error', '2.23606798'],
  ['lost', '1/10'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** The entries of the matrix of a statement. */
function readMatrix(statement: string): readonly number[] {
  const text = /pmatrix\} (.*?) \\end/.exec(statement)?.[1] ?? '';
  return text.split(/ & | \\\\ /).map(Number);
}

/** How far the outer product of a column at one angle and a row at another, of the best size, is from the matrix. */
function distanceAt([a = NaN, b = NaN, c = NaN, d = NaN]: readonly number[], turn: number) {
  const [x, y] = [Math.cos(turn), Math.sin(turn)];
  const [top, bottom] = [a * x + b * y, c * x + d * y];
  const fit = [top * x, top * y, bottom * x, bottom * y];
  const distance = Math.hypot(...[a, b, c, d].map((entry, i) => entry - at(fit, i)));
  return { fit, distance };
}

it.each(range(80))('agrees at seed %i with a search over all directions of the row', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const matrix = readMatrix(statement);
  const turns = range(20000).map((i) => (Math.PI * i) / 20000);
  const tried = turns.map((turn) => distanceAt(matrix, turn));
  const nearest = tried.reduce((least, other) => (other.distance < least.distance ? other : least));
  const farthest = Math.max(...tried.map(({ distance }) => distance));
  const answers = blanks.map(({ answer }) =>
    answer
      .replace(/[[\]()]/g, '')
      .split(', ')
      .map(Number),
  );
  const [sigma = [], best = [], [error = NaN] = [], [lost = NaN] = [], [loss = NaN] = []] = answers;
  expect(Math.abs(at(sigma, 0) - farthest)).toBeLessThan(1e-3);
  expect(Math.abs(at(sigma, 1) - nearest.distance)).toBeLessThan(1e-3);
  expect(Math.abs(error - nearest.distance)).toBeLessThan(1e-3);
  for (const [i, entry] of nearest.fit.entries()) expect(Math.abs(entry - at(best, i))).toBeLessThan(4e-3);
  expect(Math.abs(lost - (nearest.distance / Math.hypot(...matrix)) ** 2)).toBeLessThan(1e-3);
  expect(Math.abs(loss - nearest.distance ** 2 / 2)).toBeLessThan(1e-3);
});

it.each([
  ['sigma', '(2.2361, 6.7082)', 'comes first'],
  ['sigma', '(45, 5)', 'Take their roots'],
  ['sigma', '(13.4164, 4.4721)', 'frac12'],
  ['sigma', '(5, 5.0)', 'columns'],
  ['sigma', '(6.7082, -2.2361)', 'never negative'],
  ['sigma', '(5, 3)', 'not symmetric'],
  ['best', '[[1.5, -1.5], [-0.5, 0.5]]', 'discarded'],
  ['best', '[[1.5, 4.5], [1.5, 4.5]]', 'is the column'],
  ['best', '[[0.2236, 0.2236], [0.6708, 0.6708]]', 'missing'],
  ['best', '[[10.0623, 10.0623], [30.1869, 30.1869]]', 'counts twice'],
  ['best', '[[3.3541, 3.3541], [3.3541, 3.3541]]', 'not'],
  ['error', '5', 'square of the norm'],
  ['error', '6.7082', 'kept'],
  ['error', '7.0711', 'norm of'],
  ['lost', '0.9', 'kept'],
  ['lost', '0.25', 'squared singular values'],
  ['lost', '0.1111', 'all squares'],
  ['lost', '0.3162', 'Square both'],
  ['loss', '0', 'rank 2'],
  ['loss', '5', 'frac12'],
  ['loss', '1.118', 'stands squared'],
  ['loss', '22.5', 'What is left'],
  ['loss', '25', 'at '],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
