import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { type Matrix } from '../../core/matrix.ts';
import { spectralNorm, svd } from '../../core/singular-values.ts';
import { symmetricEigen } from '../../core/symmetric-eigen.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(1, 0.854, 0.5, 0.146, 0)', '1', '1', '2']);
});

/** What a statement says, read from its words: both kernels, and the size of the circle. */
function readStatement(statement: string) {
  const [symmetric, odd] = [...statement.matchAll(/kernel \$(?:\\tfrac1\{(\d)\})?\((-?\d), (-?\d), (-?\d)\)/g)].map(
    ([, divisor = '1', ...entries]) => entries.map((entry) => Number(entry) / Number(divisor)),
  );
  return { symmetric: symmetric ?? [], odd: odd ?? [], size: Number(/m = (\d+)/.exec(statement)?.[1]) };
}

/** The matrix of a centered convolution on a circle, entry by entry. */
function circulant(size: number, kernel: readonly number[]): Matrix {
  return range(size).map((i) =>
    range(size).map((j) => {
      const offset = [-1, 0, 1].findIndex((step) => (i + step + size) % size === j);
      return offset === -1 ? 0 : at(kernel, offset);
    }),
  );
}

it('agrees at many seeds with eigenvalues and singular values of the matrices that it describes', () => {
  for (const seed of range(80)) {
    const { statement, blanks } = problem.pose(seed);
    const { symmetric, odd, size } = readStatement(statement);
    const matrix = circulant(size, symmetric);
    const [first, norm, killed, oddNorm] = blanks.map(({ answer }) => answer);
    const responses = (first ?? '').replace(/[()]/g, '').split(', ').map(Number);
    const all = range(size).map((q) => at(responses, Math.min(q, size - q)));
    const eigenvalues = symmetricEigen(matrix).values;
    all.toSorted((a, b) => b - a).forEach((x, i) => expect(Math.abs(x - at(eigenvalues, i))).toBeLessThan(1e-3));
    const wave = range(size).map((i) => Math.cos((2 * Math.PI * i) / size));
    const image = at(matrix, 0).reduce((total, entry, j) => total + entry * at(wave, j), 0);
    expect(Math.abs(image - at(responses, 1))).toBeLessThan(1e-3);
    expect(Math.abs(spectralNorm(matrix) - Number(norm))).toBeLessThan(1e-3);
    expect(size - svd(matrix).sigma.filter((sigma) => sigma > 1e-6).length).toBe(Number(killed));
    expect(Math.abs(spectralNorm(circulant(size, odd)) - Number(oddNorm))).toBeLessThan(1e-3);
  }
});

it.each([
  ['responses', '(0.75, 0.677, 0.5, 0.323, 0.25)', 'one on each side'],
  ['responses', '(1, 0.962, 0.854, 0.691, 0.5)', 'turns'],
  ['responses', '(0, 0.146, 0.5, 0.854, 1)', 'sum of the weights'],
  ['responses', '(0.5, 0.854, 1, 0.854, 0.5)', 'antisymmetric'],
  ['responses', '(4, 3.414, 2, 0.586, 0)', 'The divisor'],
  ['norm', '0.612', 'as a vector'],
  ['norm', '1.732', 'Frobenius'],
  ['killed', '2', 'their own mirror images'],
  ['odd', '0', 'constants'],
  ['odd', '1', 'factor 2'],
  ['odd', '1.414', 'as a vector'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('poses circles of all three sizes', () => {
  const sizes = range(60).map((seed) => readStatement(problem.pose(seed + 1).statement).size);
  expect(new Set(sizes)).toEqual(new Set([6, 8, 12]));
});

it('knows the sign of a norm and of an eigenvalue', () => {
  const reasons = range(40).flatMap((seed) => {
    const [first, norm] = problem.pose(seed + 1).blanks;
    const typed = [first?.check(first.answer.replaceAll('-', '')), norm?.check(`-${norm.answer}`)];
    return typed.map((verdict) => (verdict?.kind === 'wrong' ? verdict.because : ''));
  });
  expect(reasons).toContainEqual(expect.stringContaining('keeps its sign'));
  expect(reasons).toContainEqual(expect.stringContaining('never negative'));
});
