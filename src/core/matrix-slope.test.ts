import { expect, it } from 'vitest';
import { distance, identity } from './matrix.ts';
import { matrixSlope, outputLoss } from './matrix-slope.ts';

const MATRIX = [
  [1, 2, 0],
  [-1, 0.5, 3],
];

it('gives the trace of the square the slope that is the matrix itself, twice', () => {
  const slope = matrixSlope((entries) => entries.flat().reduce((sum, entry) => sum + entry ** 2, 0), MATRIX);
  expect(distance(slope, [[2, 4, 0], [-2, 1, 6]])).toBeLessThan(1e-9); // prettier-ignore
});

it('has the slope tanh of each output, for inputs that are unit vectors', () => {
  const slope = matrixSlope((entries) => outputLoss(entries, identity(3)), MATRIX);
  const tanh = MATRIX.map((row) => row.map(Math.tanh));
  expect(distance(slope, tanh)).toBeLessThan(1e-9);
});
