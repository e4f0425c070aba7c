import { expect, it } from 'vitest';
import { contourSegments } from './contour-segments.ts';

const GRID = { x: [-2, 2], y: [-2, 2], cells: [40, 40] } as const;

it('draws the circle x² + y² = 1 as pieces that lie on it and are as long together', () => {
  const pieces = contourSegments((x, y) => x ** 2 + y ** 2, GRID)(1);
  for (const [x, y] of pieces.flat()) expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
  const length = pieces.reduce((total, [[x, y], [u, v]]) => total + Math.hypot(x - u, y - v), 0);
  expect(length / (2 * Math.PI)).toBeCloseTo(1, 2);
});

it('meets a plane exactly', () => {
  const pieces = contourSegments((x, y) => x + 2 * y, { x: [0, 3], y: [0, 1], cells: [3, 1] })(1.1);
  for (const [x, y] of pieces.flat()) expect(x + 2 * y).toBeCloseTo(1.1, 12);
  expect(pieces).toHaveLength(2);
});

it('finds nothing where a function stays on one side', () => {
  expect(contourSegments((x, y) => x ** 2 + y ** 2, GRID)(-1)).toEqual([]);
});

it('cuts a saddle in two pieces', () => {
  expect(contourSegments((x, y) => (x - 0.5) * (y - 0.5), { x: [0, 1], y: [0, 1], cells: [1, 1] })(0)).toHaveLength(2);
});
