import { expect, it } from 'vitest';
import { at } from './array.ts';
import { levelEllipse, spreadEllipse } from './ellipse.ts';

const hessian = [
  [5, 2],
  [2, 1],
];

it('runs through points at which a turned quadratic has the asked level', () => {
  const points = levelEllipse({ hessian, center: [3, -1], level: 0.7 });
  expect(points).toHaveLength(72);
  for (const [x, y] of points) {
    const [dx, dy] = [x - 3, y + 1];
    expect((5 * dx * dx + 4 * dx * dy + dy * dy) / 2).toBeCloseTo(0.7, 12);
  }
});

it('has its axes where the standard deviations of a plain covariance lie', () => {
  const points = spreadEllipse({ covariance: [[4, 0], [0, 9]], center: [1, 1], radius: 2 }); // prettier-ignore
  expect(Math.max(...points.map(([x]) => x))).toBeCloseTo(1 + 2 * 2, 12);
  expect(Math.max(...points.map(([, y]) => y))).toBeCloseTo(1 + 2 * 3, 12);
});

it('shrinks to its center without any spread, even where rounding made a variance negative', () => {
  const points = spreadEllipse({ covariance: [[0, 0], [0, -1e-18]], center: [1, 2], radius: 2 }); // prettier-ignore
  expect(at(points, 20)).toEqual([1, 2]);
});

it('has no level curve around a quadratic without a bottom', () => {
  expect(() => levelEllipse({ hessian: [[1, 1], [1, 1]], center: [0, 0], level: 1 })).toThrow(RangeError); // prettier-ignore
});
