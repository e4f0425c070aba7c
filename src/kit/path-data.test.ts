import { expect, it } from 'vitest';
import { at, range } from '../core/array.ts';
import { pathData } from './path-data.ts';
import { simplified } from './simplified.ts';

/** The places that a browser reads from a path of one move and relative lines. */
function placesOf(d: string): readonly (readonly [number, number])[] {
  const numbers = (d.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
  let [x, y] = [0, 0];
  return range(numbers.length / 2).map((i) => {
    [x, y] = [x + at(numbers, 2 * i), y + at(numbers, 2 * i + 1)];
    return [x, y] as const;
  });
}

it('writes a path with no sign that SVG can do without', () => {
  expect(
    pathData([
      [54.1, 44],
      [55.4, 41.8],
      [55.9, 42.5],
      [55.9, 42.5],
    ]),
  ).toBe('M54.1 44l1.3-2.2.5.7 0 0');
  expect(pathData([[1, 2]])).toBe('M1 2');
  expect(pathData([])).toBe('');
});

it('is read back as the same places to a twentieth, however long the line', () => {
  const points = range(300).map((i) => [i * 1.237 - 40, 90 + 60 * Math.sin(i / 7)] as const);
  const read = placesOf(pathData(points));
  const gaps = points.map(([x, y], i) => Math.hypot(x - at(read, i)[0], y - at(read, i)[1]));
  expect(read).toHaveLength(300);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(0.0708);
});

it('leaves out the points that a straight line meets anyway, and no corner', () => {
  const corner = [...range(11).map((i) => [i, 0] as const), ...range(10).map((i) => [10, i + 1] as const)];
  expect(simplified(corner)).toEqual([
    [0, 0],
    [10, 0],
    [10, 10],
  ]);
});

it('keeps a circle round to less than a fifth of a unit, with far fewer points', () => {
  const circle = range(401).map(
    (i) => [100 * Math.cos((i * Math.PI) / 200), 100 * Math.sin((i * Math.PI) / 200)] as const,
  );
  const kept = simplified(circle);
  const sag = kept.slice(1).map(([x, y], i) => 100 - Math.hypot((x + at(kept, i)[0]) / 2, (y + at(kept, i)[1]) / 2));
  expect(Math.max(...sag)).toBeLessThan(0.2);
  expect(kept.length).toBeLessThan(100);
});
