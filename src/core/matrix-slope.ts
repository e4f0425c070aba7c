import { at } from './array.ts';
import { gradient } from './finite-differences.ts';
import { folded, lnCosh } from './flat-rows.ts';
import { type Matrix, multiply } from './matrix.ts';

/** The gradient of a function of a matrix by finite differences, in the shape of the matrix. */
export function matrixSlope(f: (matrix: Matrix) => number, matrix: Matrix): Matrix {
  const width = at(matrix, 0).length;
  return folded(
    gradient((flat) => f(folded(flat, width)), matrix.flat()),
    width,
  );
}

/** A smooth loss of a matrix: Σ ln cosh of its outputs for fixed inputs, which stand in columns. */
export function outputLoss(matrix: Matrix, inputs: Matrix): number {
  return lnCosh(multiply(matrix, inputs).flat());
}
