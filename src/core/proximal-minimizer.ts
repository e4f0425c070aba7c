import { range } from './array.ts';
import { solve } from './linear-solve.ts';
import { add, identity, scale } from './matrix.ts';
import type { SmoothTask } from './smooth-task.ts';
import { difference, times, total, type Vector } from './vector.ts';

const NEWTON_STEPS = 40;

/** The point that minimizes the loss plus λ/2 times the squared distance from the center, for a convex loss, by Newton's steps. */
export function proximalMinimizer({ gradient, hessian }: SmoothTask, center: Vector, lambda: number): Vector {
  const step = (point: Vector) => {
    const slope = total(gradient(point), times(lambda, difference(point, center)));
    const curvature = add(hessian(point), scale(lambda, identity(center.length)));
    return difference(point, solve(curvature, slope.map((entry) => [entry])).flat()); // prettier-ignore
  };
  return range(NEWTON_STEPS).reduce((point) => step(point), center);
}
