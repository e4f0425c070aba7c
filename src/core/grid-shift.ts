import { at, range } from './array.ts';
import type { Kernel, Maps } from './convolution-2d.ts';
import { add, type Matrix, multiply, transpose } from './matrix.ts';

/**
 * The adjacency matrix of one relative position on a square grid whose places are numbered row by row: entry (i, j) is
 * 1 if place j lies `down` rows below and `right` columns to the right of place i, n by n with n = side².
 */
export function gridShift(side: number, down: number, right: number): Matrix {
  const places = range(side ** 2);
  return places.map((i) => {
    const [row, column] = [Math.floor(i / side) + down, (i % side) + right];
    return places.map((j) => (Math.floor(j / side) === row && j % side === column ? 1 : 0));
  });
}

/** A convolution as Σ_r S_r H W_rᵀ over the places r of its odd window, zeros outside; one place in each row, n by C_out. */
export function convolvedByShifts(maps: Maps, kernel: Kernel): Matrix {
  const side = at(maps, 0).length;
  const size = at(at(kernel, 0), 0).length;
  const reach = (size - 1) / 2;
  const states = transpose(maps.map((map) => map.flat()));
  const parts = range(size ** 2).map((r) => {
    const [u, v] = [Math.floor(r / size), r % size];
    const taps = kernel.map((windows) => windows.map((window) => at(at(window, u), v)));
    return multiply(multiply(gridShift(side, u - reach, v - reach), states), transpose(taps));
  });
  return parts.reduce(add);
}
