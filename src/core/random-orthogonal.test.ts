import { expect, it } from 'vitest';
import { distance, identity, multiply, transpose } from './matrix.ts';
import { randomOrthogonal } from './random-orthogonal.ts';
import { createRng } from './rng.ts';

it('the transpose of a random orthogonal matrix is its inverse', () => {
  const matrix = randomOrthogonal(createRng(1), 5);
  expect(distance(multiply(transpose(matrix), matrix), identity(5))).toBeLessThan(1e-12);
});
