import { expect, it } from 'vitest';
import { angleAt, placeAt, turned } from './angle.ts';

const circle = { center: [100, 80], radius: 50 } as const;

it('counts angles counterclockwise from the right, as seen in a drawing whose y axis points down', () => {
  const [x, y] = placeAt(circle, 90);
  expect(x).toBeCloseTo(100, 10);
  expect(y).toBeCloseTo(30, 10);
  expect(angleAt(circle, [100, 200])).toBe(270);
  expect(angleAt(circle, [40, 80])).toBe(180);
});

it('finds the angle of a place back, at any distance from the center', () => {
  for (const angle of [0, 1, 59, 133, 270, 359]) expect(angleAt(circle, placeAt({ ...circle, radius: 7 }, angle))).toBe(angle); // prettier-ignore
});

it('goes around', () => {
  expect([turned(359, 1), turned(0, -1), turned(360, 0), turned(350, 15)]).toEqual([0, 359, 0, 5]);
});
