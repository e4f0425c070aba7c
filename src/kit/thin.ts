import { at } from '../core/array.ts';

/** Two places on the paper closer than this look like one. */
const GAP = 2;

/** The points of a line without those that would lie on the one before them; the first and the last stay. */
export function thin(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const last = points.length - 1;
  return points.reduce<readonly (readonly [number, number])[]>((kept, point, index) => {
    if (kept.length === 0 || index === last) return [...kept, point];
    const [x, y] = at(kept, kept.length - 1);
    return Math.hypot(point[0] - x, point[1] - y) < GAP ? kept : [...kept, point];
  }, []);
}
