import { at } from '../core/array.ts';

/** How far, in units of the paper, a line may leave its points: too little to be seen. */
const TOLERANCE = 0.15;

type Place = readonly [number, number];

/**
 * The points of a line without those that the line would meet anyway (D. Douglas and T. Peucker, 1973).
 *
 * Every point left out lies within 0.15 of the line through the others; the first and the last stay.
 */
export function simplified(points: readonly Place[]): readonly Place[] {
  const kept = new Set([0, points.length - 1]);
  const spans: (readonly [number, number])[] = [[0, points.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const far = farthest(points, first, last);
    if (far === null) continue;
    kept.add(far);
    spans.push([first, far], [far, last]);
  }
  return points.filter((_, index) => kept.has(index));
}

/** The index of the point between two others that lies farthest from their chord, when that is too far. */
function farthest(points: readonly Place[], first: number, last: number): number | null {
  let [most, found]: [number, number | null] = [TOLERANCE, null];
  for (let index = first + 1; index < last; index += 1) {
    const away = distance(at(points, index), at(points, first), at(points, last));
    if (away > most) [most, found] = [away, index];
  }
  return found;
}

/** The distance of a point from the segment between two others. */
function distance([x, y]: Place, [x0, y0]: Place, [x1, y1]: Place): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
