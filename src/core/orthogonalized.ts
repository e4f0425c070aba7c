import { range } from './array.ts';
import type { Matrix } from './matrix.ts';
import { frobeniusNormalized, newtonSchulzPolynomials, newtonSchulzStep, type OddPolynomial } from './newton-schulz.ts';

/** A matrix divided by its Frobenius norm, after so many steps of a Newton–Schulz polynomial: matrix products alone. */
export function iterated(matrix: Matrix, polynomial: OddPolynomial, steps: number): Matrix {
  return range(steps).reduce<Matrix>((x) => newtonSchulzStep(polynomial, x), frobeniusNormalized(matrix));
}

/** Lifts singular values from 1e-3 of the Frobenius norm on to 1; more steps would also lift rounding errors. */
const STEPS = 30;

/** The polar factor of a matrix by 30 cubic Newton–Schulz steps, without any decomposition. */
export function orthogonalized(matrix: Matrix): Matrix {
  return iterated(matrix, newtonSchulzPolynomials.cubic, STEPS);
}
