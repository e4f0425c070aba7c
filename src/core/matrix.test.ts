import { describe, expect, it } from 'vitest';
import { add, apply, diagonal, distance, identity, multiply, outer, power, scale, transpose } from './matrix.ts';

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
