import { at, sum } from './array.ts';
import type { SmoothLoss } from './descent.ts';
import { apply, type Matrix, multiply, scale, transpose } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import type { Vector } from './vector.ts';

/** A loss of P parameters with its gradient, of P entries, and its Hessian, P by P. */
export interface SmoothTask extends SmoothLoss {
  readonly hessian: (parameters: Vector) => Matrix;
}

/** The mean of ½(xᵀθ - y)² over the examples: a quadratic. Inputs are n by P, one example in each row, n targets. */
export function squaredTask(inputs: Matrix, targets: Vector): SmoothTask {
  return taskOf(inputs, targets, { value: (r) => (r * r) / 2, slope: (r) => r, curvature: () => 1 });
}

/**
 * The mean of ln cosh(xᵀθ - y) over the examples: convex, with a Hessian that depends on θ.
 *
 * Slope tanh and curvature 1 - tanh² of the residual.
 */
export function logCoshTask(inputs: Matrix, targets: Vector): SmoothTask {
  return taskOf(inputs, targets, {
    value: (r) => Math.abs(r) + Math.log1p(Math.exp(-2 * Math.abs(r))) - Math.LN2,
    slope: Math.tanh,
    curvature: (r) => 1 - Math.tanh(r) ** 2,
  });
}

/** The parabola ½a(θ - y)² of one parameter. */
export function parabola(curvature: number, optimum: number): SmoothTask {
  return squaredTask([[Math.sqrt(curvature)]], [Math.sqrt(curvature) * optimum]);
}

/** A task of four random examples and three parameters whose Hessian changes from point to point. */
export function randomTask(rng: Rng): SmoothTask {
  return logCoshTask(normalMatrix(rng, 4, 3), normalVector(rng, 4));
}

interface Penalty {
  readonly value: (residual: number) => number;
  readonly slope: (residual: number) => number;
  readonly curvature: (residual: number) => number;
}

function taskOf(inputs: Matrix, targets: Vector, { value, slope, curvature }: Penalty): SmoothTask {
  const [columns, n] = [transpose(inputs), inputs.length];
  const residuals = (parameters: Vector) => apply(inputs, parameters).map((output, i) => output - at(targets, i));
  return {
    value: (parameters) => sum(residuals(parameters).map(value)) / n,
    gradient: (parameters) => apply(columns, residuals(parameters).map(slope)).map((entry) => entry / n),
    hessian: (parameters) => {
      const curvatures = residuals(parameters).map(curvature);
      const bent = inputs.map((row, i) => row.map((entry) => entry * at(curvatures, i)));
      return scale(1 / n, multiply(columns, bent));
    },
  };
}
