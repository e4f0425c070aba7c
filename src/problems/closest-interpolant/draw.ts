import { at, range } from '../../core/array.ts';
import type { Rng } from '../../core/rng.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { interpolants, type Numbers } from './interpolants.ts';

/** Orthogonal rows of different lengths. Every other draw has their columns in another order and other signs. */
const PAIRS: readonly (readonly [Vector, Vector])[] = [
  [
    [1, 2, 2],
    [2, 0, -1],
  ],
  [
    [1, 1, 1],
    [1, -1, 0],
  ],
  [
    [1, 1, 1],
    [1, 1, -2],
  ],
  [
    [1, 0, 1],
    [1, 2, -1],
  ],
  [
    [2, 1, 0],
    [1, -2, 1],
  ],
  [
    [1, 2, 2],
    [0, 1, -1],
  ],
];

const ORDERS: readonly Vector[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

const LARGEST_TARGET = 12;

/**
 * Rows, a start, and targets that put the limit of descent on halves.
 *
 * Null where the start is a combination of the rows (both solutions would be one) or orthogonal to both (its residual
 * would be the targets), or a target is zero, large or broken.
 */
export function draw(rng: Rng): Numbers | null {
  const rows = drawRows(rng);
  const start = range(3).map(() => rng.integer(-3, 3));
  const target = (row: Vector) => dot(row, start) + rng.pick([-2, -1, -0.5, 0.5, 1, 2]) * dot(row, row);
  const numbers: Numbers = { rows, start, targets: [target(rows[0]), target(rows[1])] };
  const isUsable = numbers.targets.every((y) => Number.isInteger(y) && y !== 0 && Math.abs(y) <= LARGEST_TARGET);
  const isCombination = dot(interpolants(numbers).orthogonal, start) === 0;
  const isOrthogonal = rows.every((row) => dot(row, start) === 0);
  return isUsable && !isCombination && !isOrthogonal ? numbers : null;
}

function drawRows(rng: Rng): Numbers['rows'] {
  const [first, second] = rng.pick(PAIRS);
  const order = rng.pick(ORDERS);
  const signs = range(3).map(() => rng.pick([-1, 1]));
  const turned = (row: Vector) => order.map((from, i) => (at(row, from) === 0 ? 0 : at(row, from) * at(signs, i)));
  return rng.pick([true, false]) ? [turned(first), turned(second)] : [turned(second), turned(first)];
}
