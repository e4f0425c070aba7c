import { add, identity, type Matrix, multiply, scale, trace } from './matrix.ts';
import { symmetricPower } from './symmetric-function.ts';

/**
 * The symmetric map A with A C A = D for the covariances C and D, which moves mass the least.
 *
 * C^{-1/2} (C^{1/2} D C^{1/2})^{1/2} C^{-1/2} (Olkin and Pukelsheim, 1982).
 */
export function carryingMap(from: Matrix, to: Matrix): Matrix {
  const [root, inverse] = [symmetricPower(from, 1 / 2), symmetricPower(from, -1 / 2)];
  const middle = symmetricPower(multiply(root, multiply(to, root)), 1 / 2);
  return multiply(inverse, multiply(middle, inverse));
}

/** The mean squared distance over which a symmetric map moves points of a covariance: tr((I - A) C (I - A)). */
export function movedBy(map: Matrix, covariance: Matrix): number {
  const left = add(identity(map.length), scale(-1, map));
  return trace(multiply(left, multiply(covariance, left)));
}
