import { at } from './array.ts';
import { descent, type SmoothLoss } from './descent.ts';
import { solve } from './linear-solve.ts';
import { add, apply, identity, type Matrix, multiply, scale, transpose } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { difference, dot, total, type Vector } from './vector.ts';

/** A task whose loss is the bowl ½ (θ - c)ᵀ H (θ - c); H is P by P and symmetric. */
export interface QuadraticTask {
  readonly hessian: Matrix;
  readonly center: Vector;
}

/** The loss of a quadratic task, and its gradient H (θ - c). */
export function taskBowl({ hessian, center }: QuadraticTask): SmoothLoss {
  const pull = (point: Vector) => apply(hessian, difference(point, center));
  return { value: (point) => dot(difference(point, center), pull(point)) / 2, gradient: pull };
}

/** The minimizer of the sum of quadratic tasks: (Σ H)⁻¹ Σ H c. Throws RangeError when Σ H is singular. */
export function jointCenter(tasks: readonly QuadraticTask[]): Vector {
  const hessian = tasks.map((task) => task.hessian).reduce(add);
  const pull = tasks.map((task) => apply(task.hessian, task.center)).reduce((sum, each) => total(sum, each));
  const columns = solve(
    hessian,
    pull.map((entry) => [entry]),
  );
  return columns.flat();
}

/** A random symmetric n by n matrix with all eigenvalues at least 0.2. */
export function randomCurvature(rng: Rng, n: number): Matrix {
  const root = normalMatrix(rng, n, n);
  return add(multiply(root, transpose(root)), scale(0.2, identity(n)));
}

/** A quadratic task with a random curvature and a random minimum, in n parameters. */
export function randomQuadraticTask(rng: Rng, n: number): QuadraticTask {
  return { hessian: randomCurvature(rng, n), center: normalVector(rng, n) };
}

/** The task with its loss, and so its curvature, multiplied by one factor. */
export function weighed(factor: number, { hessian, center }: QuadraticTask): QuadraticTask {
  return { hessian: scale(factor, hessian), center };
}

/** Where 8000 steps of gradient descent at rate 0.05 end on the sum of some quadratic tasks, from 0. */
export function descendedCenter(tasks: readonly QuadraticTask[]): Vector {
  const slopes = tasks.map((task) => taskBowl(task).gradient);
  const gradient = (point: Vector) => slopes.map((slope) => slope(point)).reduce((sum, each) => total(sum, each));
  const start = tasks[0]?.center.map(() => 0) ?? [];
  return at(descent({ gradient }, start, { rate: 0.05, steps: 8000 }), 8000);
}
