import { at } from './array.ts';
import { type Matrix, transpose } from './matrix.ts';
import type { Vector } from './vector.ts';

/** Small enough for the truncation, which is of its fourth power, and large enough for the rounding, which is of its inverse. */
const STEP = 2e-4;

/**
 * The gradient of a scalar function by central differences, one entry for each entry of `point`.
 *
 * The five-point rule (8 (f(+h) - f(-h)) - (f(+2h) - f(-2h))) / 12h: for a smooth function of size 1 the
 * error is about 1e-12.
 */
export function gradient(f: (point: Vector) => number, point: Vector): Vector {
  return jacobian((moved) => [f(moved)], point)[0] ?? [];
}

/** The Jacobian of a vector function by central differences: entry (i, j) is the slope of output i in input j. */
export function jacobian(f: (point: Vector) => Vector, point: Vector): Matrix {
  const columns = point.map((_, j) => {
    const [farBefore, before, after, farAfter] = [-2, -1, 1, 2].map((steps) => f(moved(point, j, steps * STEP)));
    const near = difference(after, before);
    const far = difference(farAfter, farBefore);
    return near.map((gap, i) => (8 * gap - at(far, i)) / (12 * STEP));
  });
  return transpose(columns);
}

function difference(a: Vector = [], b: Vector = []): Vector {
  return a.map((entry, i) => entry - at(b, i));
}

function moved(point: Vector, index: number, by: number): Vector {
  return point.map((entry, i) => (i === index ? entry + by : entry));
}
