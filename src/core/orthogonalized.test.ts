import { expect, it } from 'vitest';
import { distance, identity, multiply, transpose } from './matrix.ts';
import { newtonSchulzPolynomials } from './newton-schulz.ts';
import { iterated, orthogonalized } from './orthogonalized.ts';

it('gives the polar factor 0.894427, -0.447214 of rows (3, 0) and (4, 5)', () => {
  const polar = [[0.894427191, -0.4472135955], [0.4472135955, 0.894427191]]; // prettier-ignore
  expect(distance(orthogonalized([[3, 0], [4, 5]]), polar)).toBeLessThan(1e-9); // prettier-ignore
});

it('gives orthonormal columns for a tall matrix', () => {
  const q = orthogonalized([[3, 0, 1], [4, 5, 0], [0, 1, 2], [1, 0, 0.5]]); // prettier-ignore
  expect(distance(multiply(transpose(q), q), identity(3))).toBeLessThan(1e-12);
});

it('keeps what is zero at zero', () => {
  expect(orthogonalized([[0, 0], [0, 2]])).toEqual([[0, 0], [0, 1]]); // prettier-ignore
});

it('starts at the matrix divided by its Frobenius norm', () => {
  const start = iterated([[3, 0], [0, 4]], newtonSchulzPolynomials.quintic, 0); // prettier-ignore
  expect(distance(start, [[0.6, 0], [0, 0.8]])).toBeLessThan(1e-15); // prettier-ignore
});
