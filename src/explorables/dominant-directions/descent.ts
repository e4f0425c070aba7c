import { descent, halfSquaredError, type SmoothLoss } from '../../core/descent.ts';
import { apply, type Matrix } from '../../core/matrix.ts';
import { difference, type Vector } from '../../core/vector.ts';

/** A task of the linearized model: its Jacobian, one row for each output, and its targets. */
export interface LinearTask {
  readonly jacobian: Matrix;
  readonly targets: Vector;
}

/** Task A: outputs along two orthogonal directions, with singular values 2 and 0.4, and the targets 1 and 1. */
export const TASK_A: LinearTask = {
  jacobian: [
    [2, 0, 0],
    [0, 0.4, 0],
  ],
  targets: [1, 1],
};

/** Task B: one output along a direction of singular value 2, at an angle in degrees to the strong one of A. */
export function taskB(phi: number, target: number): LinearTask {
  const radians = (phi * Math.PI) / 180;
  // At a right angle the cosine of the machine is not quite 0.
  return { jacobian: [[phi === 90 ? 0 : 2 * Math.cos(radians), 0, 2 * Math.sin(radians)]], targets: [target] };
}

/** Outputs minus targets. */
export function residualsOf({ jacobian, targets }: LinearTask, weights: Vector): Vector {
  return difference(apply(jacobian, weights), targets);
}

/** Half the squared length of the residuals. */
export function lossOf(task: LinearTask, weights: Vector): number {
  return errorOf(task).value(weights);
}

/** The gradient of the loss in the three weights. */
export function gradientOf(task: LinearTask, weights: Vector): Vector {
  return errorOf(task).gradient(weights);
}

/** The weights after 0, 1, ... steps on a task. */
export function stepsOn(
  task: LinearTask,
  start: Vector,
  run: { readonly rate: number; readonly steps: number },
): readonly Vector[] {
  return descent(errorOf(task), start, run);
}

function errorOf({ jacobian, targets }: LinearTask): SmoothLoss {
  return halfSquaredError(jacobian, targets);
}
