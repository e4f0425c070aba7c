import { at, range, sum } from './array.ts';
import { everyBatch } from './every-batch.ts';
import type { Vector } from './vector.ts';

/** Two laws on the same points of a line, which are in ascending order. */
export interface LinePair {
  readonly points: Vector;
  readonly from: Vector;
  readonly to: Vector;
}

/** The least mean distance over which `from` is moved to become `to`: mass leaves and arrives from left to right. */
export function transportCost({ points, from, to }: LinePair): number {
  const [left, room] = [[...from], [...to]];
  let [cost, i, j] = [0, 0, 0];
  while (i < points.length && j < points.length) {
    const mass = Math.min(at(left, i), at(room, j));
    cost += mass * Math.abs(at(points, i) - at(points, j));
    left[i] = at(left, i) - mass;
    room[j] = at(room, j) - mass;
    if (at(left, i) <= at(room, j)) i += 1;
    else j += 1;
  }
  return cost;
}

/** The largest gap of the means of a function with slopes of at most 1: the best of all patterns of slopes +1 and -1. */
export function bestCriticGap({ points, from, to }: LinePair): number {
  const gaps = range(points.length - 1).map((i) => at(points, i + 1) - at(points, i));
  const gapOf = (signs: Vector) => {
    const heights = points.map((_, i) => sum(gaps.slice(0, i).map((gap, k) => (at(signs, k) === 1 ? gap : -gap))));
    return sum(heights.map((height, i) => height * (at(from, i) - at(to, i))));
  };
  return Math.max(...everyBatch(2, gaps.length).map(gapOf));
}
