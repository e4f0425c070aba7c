import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { distance, identity, multiply, transpose } from './matrix.ts';
import { createRng } from './rng.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { alongEigenvectors, symmetricPower, withEigenvalues } from './symmetric-function.ts';

const matrix = withEigenvalues(createRng(1), [4, 1, 0.25]);

describe('withEigenvalues', () => {
  it('gives a symmetric matrix with the eigenvalues asked for', () => {
    expect(distance(matrix, transpose(matrix))).toBeLessThan(1e-12);
    expect(distance([symmetricEigen(matrix).values], [[4, 1, 0.25]])).toBeLessThan(1e-12);
  });
});

describe('symmetricPower', () => {
  it('squares back to the matrix at exponent one half', () => {
    const root = symmetricPower(matrix, 0.5);
    expect(distance(multiply(root, root), matrix)).toBeLessThan(1e-12);
  });

  it('is the inverse at exponent minus one', () => {
    expect(distance(multiply(symmetricPower(matrix, -1), matrix), identity(3))).toBeLessThan(1e-12);
  });

  it('leaves the null space at zero under a negative exponent', () => {
    expect(distance(symmetricPower([[4, 0], [0, 0]], -0.5), [[0.5, 0], [0, 0]])).toBeLessThan(1e-15); // prettier-ignore
  });
});

describe('alongEigenvectors', () => {
  it('splits a point into parts whose squares add up to its own', () => {
    const parts = alongEigenvectors(matrix, [[3, -4, 12]]).map(({ coordinates }) => at(coordinates, 0));
    expect(Math.hypot(...parts)).toBeCloseTo(13, 12);
  });

  it('gives coordinates that the matrix multiplies by their eigenvalue', () => {
    const [first] = alongEigenvectors([[2, 0], [0, 5]], [[1, 7]]); // prettier-ignore
    expect(first?.eigenvalue).toBe(5);
    expect(first?.coordinates.map(Math.abs)).toEqual([7]);
  });
});
