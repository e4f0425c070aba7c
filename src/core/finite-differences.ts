import { at } from './array.ts';
import { type Matrix, transpose, type Vector } from './matrix.ts';

/** Near the cube root of the machine precision, where rounding and truncation weigh the same. */
const STEP = 6e-6;

/**
 * The gradient of a scalar function by central differences, one entry for each entry of `point`.
 *
 * (f(x + h) - f(x - h)) / 2h: the error is of order h squared, about 1e-10 for a smooth function of size 1.
 */
export function gradient(f: (point: Vector) => number, point: Vector, step = STEP): Vector {
  return point.map((_, i) => (f(moved(point, i, step)) - f(moved(point, i, -step))) / (2 * step));
}

/** The Jacobian of a vector function by central differences: entry (i, j) is the slope of output i in input j. */
export function jacobian(f: (point: Vector) => Vector, point: Vector, step = STEP): Matrix {
  const columns = point.map((_, j) => {
    const before = f(moved(point, j, -step));
    return f(moved(point, j, step)).map((after, i) => (after - at(before, i)) / (2 * step));
  });
  return transpose(columns);
}

function moved(point: Vector, index: number, by: number): Vector {
  return point.map((entry, i) => (i === index ? entry + by : entry));
}
