import { at } from './array.ts';
import { type InnerLoop, metaGradient } from './meta-gradient.ts';
import type { SmoothTask } from './smooth-task.ts';
import { average, difference, type Vector } from './vector.ts';

/** Four ways to choose one start for many tasks. */
export const META_METHODS = ['joint', 'MAML', 'FOMAML', 'Reptile'] as const;

/** One of the four. */
export type MetaMethod = (typeof META_METHODS)[number];

/**
 * The direction that a method descends at a start, averaged over tasks that support and query share: the gradient of
 * the loss, the exact or first-order meta-gradient, or the start minus the adapted parameters.
 */
export function metaDescent(
  method: MetaMethod,
  tasks: readonly SmoothTask[],
  inner: InnerLoop,
): (start: Vector) => Vector {
  const heard = (task: SmoothTask, start: Vector) => {
    const { exact, firstOrder, path } = metaGradient({ support: task, query: task }, start, inner);
    const displacement = difference(start, at(path, inner.steps));
    return { joint: task.gradient(start), MAML: exact, FOMAML: firstOrder, Reptile: displacement }[method];
  };
  return (start) => average(tasks.map((task) => heard(task, start)));
}

/** The weight of a quadratic task of curvature a in the mean of optima at which a method settles, with q = 1 - αa. */
export function fixedPointWeight(method: MetaMethod, a: number, { rate, steps }: InnerLoop): number {
  const kept = (1 - rate * a) ** steps;
  return { joint: a, MAML: a * kept ** 2, FOMAML: a * kept, Reptile: 1 - kept }[method];
}
