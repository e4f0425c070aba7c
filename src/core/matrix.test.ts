import { describe, expect, it } from 'vitest';
import { range } from './array.ts';
import {
  add,
  apply,
  diagonal,
  distance,
  identity,
  multiply,
  outer,
  power,
  scale,
  spectralNorm,
  transpose,
} from './matrix.ts';
import { createRng } from './rng.ts';
import { norm } from './vector.ts';

describe('products', () => {
  it('multiplies rows by columns', () => {
    // By hand: [1 2 3; 4 5 6] [1 0; 2 -1; 0 3] = [5 7; 14 13].
    expect(multiply([[1, 2, 3], [4, 5, 6]], [[1, 0], [2, -1], [0, 3]])).toEqual([[5, 7], [14, 13]]); // prettier-ignore
  });

  it('applies a matrix to a column vector', () => {
    expect(apply([[1, 2, 3], [4, 5, 6]], [1, -1, 2])).toEqual([5, 11]); // prettier-ignore
  });

  it('does not commute', () => {
    const shear = [[1, 1], [0, 1]]; // prettier-ignore
    const swap = [[0, 1], [1, 0]]; // prettier-ignore
    expect(multiply(shear, swap)).toEqual([[1, 1], [1, 0]]); // prettier-ignore
    expect(multiply(swap, shear)).toEqual([[0, 1], [1, 1]]); // prettier-ignore
  });

  it('raises a shear to a power by adding up its slant, and anything to the power 0 to the identity', () => {
    expect(power([[1, 2], [0, 1]], 5)).toEqual([[1, 10], [0, 1]]); // prettier-ignore
    expect(power([[7]], 0)).toEqual([[1]]);
  });

  it('refuses shapes that do not fit', () => {
    expect(() => multiply([[1, 2]], [[1, 2]])).toThrow('lengths 2 and 1 differ');
    expect(() => apply([[1, 2]], [1, 2, 3])).toThrow('lengths 2 and 3 differ');
  });

  it('builds a matrix of rank one from a column and a row', () => {
    expect(outer([1, 2], [3, 4, 5])).toEqual([[3, 4, 5], [6, 8, 10]]); // prettier-ignore
  });
});

describe('shapes and sizes', () => {
  it('turns rows into columns and back', () => {
    const matrix = [[1, 2, 3], [4, 5, 6]]; // prettier-ignore
    expect(transpose(matrix)).toEqual([[1, 4], [2, 5], [3, 6]]); // prettier-ignore
    expect(transpose(transpose(matrix))).toEqual(matrix);
    expect(transpose([])).toEqual([]);
  });

  it('puts entries on a diagonal, and ones for the identity', () => {
    expect(diagonal([2, -3])).toEqual([[2, 0], [0, -3]]); // prettier-ignore
    expect(identity(2)).toEqual([[1, 0], [0, 1]]); // prettier-ignore
  });

  it('adds, scales and measures', () => {
    expect(add([[1, 2]], [[3, -5]])).toEqual([[4, -3]]);
    expect(scale(-2, [[1, 2]])).toEqual([[-2, -4]]);
    expect(distance([[1, 2]], [[1.5, 0]])).toBe(2);
    expect(distance([], [])).toBe(0);
  });
});

describe('spectralNorm', () => {
  it('is the largest absolute entry of a diagonal matrix', () => {
    expect(spectralNorm(diagonal([1, -7, 3]))).toBeCloseTo(7, 14);
  });

  it('is the golden ratio for a unit shear', () => {
    // The eigenvalues of [1 1; 1 2] are the golden ratio squared and its inverse.
    expect(spectralNorm([[1, 1], [0, 1]])).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14); // prettier-ignore
  });

  it('is the product of the two lengths for a matrix of rank one, however wide', () => {
    expect(spectralNorm(outer([3, 4], [2, 3, 6]))).toBeCloseTo(35, 12);
    expect(spectralNorm(outer([2, 3, 6], [3, 4]))).toBeCloseTo(35, 12);
  });

  it('equals the closed form of a 2 by 2 matrix', () => {
    const rng = createRng(1);
    for (const _ of range(200)) {
      const [a, b, c, d] = [rng.normal(), rng.normal(), rng.normal(), rng.normal()];
      // Half the sum of the lengths of the two conformal parts (a+d, b-c) and (a-d, b+c).
      const closed = (Math.hypot(a + d, b - c) + Math.hypot(a - d, b + c)) / 2;
      expect(spectralNorm([[a, b], [c, d]])).toBeCloseTo(closed, 12); // prettier-ignore
    }
  });

  it('is the most that any of many random directions is stretched, and close to it', () => {
    const rng = createRng(2);
    const matrix = range(4).map(() => range(3).map(rng.normal));
    const stretches = range(20_000).map(() => {
      const direction = range(3).map(rng.normal);
      return norm(apply(matrix, direction)) / norm(direction);
    });
    const most = Math.max(...stretches);
    expect(most).toBeLessThanOrEqual(spectralNorm(matrix));
    expect(most).toBeGreaterThan(0.995 * spectralNorm(matrix));
  });

  it('scales with the matrix from the smallest to the largest numbers', () => {
    const matrix = [[0.9, 2], [0, 0.9]]; // prettier-ignore
    const plain = spectralNorm(matrix);
    expect(spectralNorm(scale(1e-290, matrix)) / 1e-290).toBeCloseTo(plain, 12);
    expect(spectralNorm(scale(1e290, matrix)) / 1e290).toBeCloseTo(plain, 12);
  });

  it('is 0 for nothing but zeros and NaN where an entry is not a number', () => {
    expect(spectralNorm([[0, 0], [0, 0]])).toBe(0); // prettier-ignore
    expect(spectralNorm([])).toBe(0);
    expect(spectralNorm([[1, Number.NaN], [0, 1]])).toBeNaN(); // prettier-ignore
  });
});
