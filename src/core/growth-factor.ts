import { type Matrix, multiply, scale } from './matrix.ts';

const SQUARINGS = 40;

/**
 * The factor per step by which the powers of a square matrix grow or shrink in the long run: its spectral radius.
 *
 * Measured as the N-th root of the size of the N-th power with N = 2^40 (I. Gelfand, 1941), by repeated squaring
 * and rescaling, so without eigenvalues. Near a double root rounding limits it to about 1e-8. 0 for a power of zeros.
 */
export function growthFactor(matrix: Matrix): number {
  let power = matrix;
  let logarithm = 0;
  for (let squared = 0; squared <= SQUARINGS; squared += 1) {
    const size = Math.max(...power.flat().map(Math.abs));
    if (size === 0) return 0;
    logarithm += Math.log(size) / 2 ** squared;
    const unit = scale(1 / size, power);
    power = multiply(unit, unit);
  }
  return Math.exp(logarithm);
}
