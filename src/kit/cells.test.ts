import { expect, it } from 'vitest';
import { cellBox, entryBox, linesPath, squaresPath } from './cells.ts';

const grid = { left: 10, top: 20, side: 8 };

it('places a cell by its row and column, also outside the matrix', () => {
  expect(cellBox(grid, [2, 3])).toEqual({ x: 34, y: 36, width: 8 });
  expect(cellBox(grid, [-1, 0], 0.5)).toEqual({ x: 12, y: 14, width: 4 });
});

it('draws squares and the lines around cells in one path each', () => {
  expect(squaresPath([cellBox(grid, [0, 0]), cellBox(grid, [0, 1])])).toBe('m10 20h8v8h-8zm8 0h8v8h-8z');
  expect(linesPath(grid, [0, 0], [1, 2])).toBe('M10 20h16m-16 8h16M10 20v8m8 -8v8m8 -8v8');
});

it('gives a quarter of the largest entry half the side, and nothing to 0', () => {
  const largest = entryBox(grid, [0, 0], 1);
  expect(entryBox(grid, [0, 0], 0.25)?.width).toBeCloseTo((largest?.width ?? 0) / 2, 12);
  expect(entryBox(grid, [0, 0], 0)).toBeNull();
});
