import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { meanAlong, meanOver, meanSquareGain, signMatrices } from './sign-matrices.ts';

describe('signMatrices', () => {
  it('lists every matrix of signs once', () => {
    const all = signMatrices({ rows: 2, columns: 2, size: 3 });
    expect(new Set(all.map(String)).size).toBe(16);
    expect(all.flat(2).every((entry) => Math.abs(entry) === 3)).toBe(true);
  });

  it('has entries of mean zero that are uncorrelated, with the square of the size as variance', () => {
    const all = signMatrices({ rows: 1, columns: 3, size: 0.5 });
    const mean = (i: number, j: number) => meanOver(all, ([row = []]) => at(row, i) * at(row, j));
    expect(meanOver(all, ([row = []]) => at(row, 1))).toBe(0);
    expect(mean(0, 2)).toBe(0);
    expect(mean(1, 1)).toBe(0.25);
  });

  it('refuses to list more than 4096 matrices', () => {
    expect(() => signMatrices({ rows: 4, columns: 4, size: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: 16 signs are more than 12]`,
    );
  });
});

it('the mean along a path runs over all sequences of matrices', () => {
  const signs = signMatrices({ rows: 1, columns: 1, size: 1 });
  const walk = { start: 0, length: 3, step: (state: number, matrix: readonly (readonly number[])[]) => state + at(at(matrix, 0), 0) }; // prettier-ignore
  expect(meanAlong(signs, walk, (end) => end)).toBe(0);
  expect(meanAlong(signs, walk, (end) => end * end)).toBe(3);
});

it('signs of size one multiply the mean square by the number of columns', () => {
  expect(meanSquareGain(signMatrices({ rows: 2, columns: 3, size: 1 }), [1, -2, 0.5])).toBeCloseTo(3, 12);
});
