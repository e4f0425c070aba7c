import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { distance, multiply, transpose } from '../../core/matrix.ts';
import { polarFactor } from '../../core/newton-schulz.ts';
import { createRng } from '../../core/rng.ts';
import { svd } from '../../core/singular-values.ts';
import { geometry, type Numbers, type Square } from './geometry.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = {
  gradient: [
    [3, 0],
    [4, 5],
  ],
  rate: 0.1,
};

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(6.708, 2.236)',
    '(7.071, 12, 8.944)',
    '[[0.894, -0.447], [0.447, 0.894]]',
    '[[-0.8, 0.4], [-0.4, -0.8]]',
  ]);
});

it('has the numbers of the worked example', () => {
  const { singular, duals, polar } = geometry(PRINTED);
  expect(singular[0]).toBeCloseTo(6.708204, 6);
  expect(singular[1]).toBeCloseTo(2.236068, 6);
  expect(duals[0]).toBeCloseTo(7.071068, 6);
  expect(duals[1]).toBe(12);
  expect(duals[2]).toBeCloseTo(8.944272, 6);
  expect(
    distance(polar, [
      [0.894427, -0.447214],
      [0.447214, 0.894427],
    ]),
  ).toBeLessThan(1e-6);
});

it('agrees with the singular value decomposition on 200 matrices of either determinant', () => {
  const rng = createRng(3);
  const entry = () => rng.integer(-5, 5) + 0.37 * rng.uniform();
  for (let tried = 0; tried < 200; tried += 1) {
    const gradient: Square = [
      [entry(), entry()],
      [entry(), entry()],
    ];
    const { polar, singular, duals } = geometry({ gradient, rate: 0.1 });
    const { sigma } = svd(gradient);
    expect(distance(polar, polarFactor(gradient))).toBeLessThan(1e-6);
    expect(at(sigma, 0)).toBeCloseTo(singular[0], 9);
    expect(at(sigma, 1)).toBeCloseTo(singular[1], 9);
    expect(duals[2]).toBeCloseTo(at(sigma, 0) + at(sigma, 1), 9);
  }
});

/** The matrices of a text, and the learning rate. */
function readStatement(statement: string) {
  const rows = /\\begin\{pmatrix\} (.*?) \\end/.exec(statement)?.[1] ?? '';
  const gradient = rows.split('\\\\').map((row) => row.split('&').map(Number));
  return { gradient, rate: Number(/\\eta = ([\d.]+)/.exec(statement)?.[1]) };
}

const typedMatrix = (matrix: readonly (readonly number[])[]) =>
  `[${matrix.map((row) => `[${row.map((x) => x.toFixed(9)).join(', ')}]`).join(', ')}]`;

it.each(range(40).map((i) => i + 1))('agrees at seed %i with a decomposition, and its step with a search', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { gradient, rate } = readStatement(statement);
  const { sigma } = svd(gradient);
  const polar = polarFactor(gradient);
  const nuclear = at(sigma, 0) + at(sigma, 1);
  const step = polar.map((row) => row.map((entry) => -rate * nuclear * entry));
  const entries = gradient.flat();
  const duals = [Math.hypot(...entries), entries.reduce((total, x) => total + Math.abs(x), 0), nuclear];
  const typed = [`(${sigma.join(', ')})`, `(${duals.join(', ')})`, typedMatrix(polar), typedMatrix(step)];
  typed.forEach((text, i) => expect(at(blanks, i).check(text)).toEqual({ kind: 'right' }));
  expect(
    distance(multiply(polar, transpose(polar)), [
      [1, 0],
      [0, 1],
    ]),
  ).toBeLessThan(1e-9);
  const model = (delta: readonly (readonly number[])[]) =>
    delta.flat().reduce((total, x, i) => total + x * at(entries, i), 0) + at(svd(delta).sigma, 0) ** 2 / (2 * rate);
  const rng = createRng(seed);
  for (let tried = 0; tried < 50; tried += 1) {
    const other = step.map((row) => row.map((x) => x + 0.3 * rng.normal()));
    expect(model(other)).toBeGreaterThan(model(step));
  }
});

it.each([
  ['singular', '(45, 5)', 'The singular values are their roots'],
  ['singular', '(2.236, 6.708)', 'The larger one comes first'],
  ['singular', '(5, 3)', 'eigenvalues of the matrix itself'],
  ['duals', '(7.071, 5, 6.708)', 'the norms themselves'],
  ['duals', '(7.071, 5, 8.944)', 'The dual of the largest entry'],
  ['duals', '(7.071, 12, 6.708)', 'The dual of the spectral norm'],
  ['duals', '(50, 12, 8.944)', 'Take the root'],
  ['polar', '[[0.424, 0], [0.566, 0.707]]', 'Frobenius norm'],
  ['polar', '[[1, 0], [1, 1]]', 'largest entry'],
  ['polar', '[[0.894, 0.447], [-0.447, 0.894]]', 'transpose'],
  ['polar', '[[-0.447, 0.894], [0.894, 0.447]]', 'sign of the determinant'],
  ['step', '[[-0.0894, 0.0447], [-0.0447, -0.0894]]', 'The length is missing'],
  ['step', '[[-0.3, 0], [-0.4, -0.5]]', 'plain descent'],
  ['step', '[[8, -4], [4, 8]]', 'is missing'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
