import { at, sum } from './array.ts';
import { descent, type SmoothLoss } from './descent.ts';
import { add, apply, identity, type Matrix, scale } from './matrix.ts';
import type { SmoothTask } from './smooth-task.ts';
import { difference, times, total, type Vector } from './vector.ts';

/** A task with a loss to adapt on and one to judge by. */
export interface Episode {
  readonly support: Pick<SmoothTask, 'gradient' | 'hessian'>;
  readonly query: Pick<SmoothLoss, 'gradient'>;
}

/** Inner rate α and number K of inner steps. */
export interface InnerLoop {
  readonly rate: number;
  readonly steps: number;
}

/** The adapted parameters: where K steps of gradient descent lead from the start. */
export function adapted(task: Pick<SmoothLoss, 'gradient'>, start: Vector, inner: InnerLoop): Vector {
  return at(descent(task, start, inner), inner.steps);
}

/** What the start of an inner loop hears from one task. */
export interface MetaGradient {
  /** The K + 1 points of the inner loop, the start first, the adapted parameters last. */
  readonly path: readonly Vector[];
  /** The gradient of the query loss at the adapted parameters in the start: (I - αH_0) … (I - αH_{K-1}) g. */
  readonly exact: Vector;
  /** The gradient of the query loss at the adapted parameters, which first-order MAML takes. */
  readonly firstOrder: Vector;
}

/** The meta-gradient of one task by a backward pass through K steps of gradient descent (Finn et al., 2017). */
export function metaGradient({ support, query }: Episode, start: Vector, inner: InnerLoop): MetaGradient {
  const path = descent(support, start, inner);
  const firstOrder = query.gradient(at(path, inner.steps));
  const through = (slope: Vector, point: Vector) =>
    difference(slope, times(inner.rate, apply(support.hessian(point), slope)));
  return { path, firstOrder, exact: path.slice(0, -1).reduceRight(through, firstOrder) };
}

/** The sum of the query losses after adaptation, as a function of the start, with its exact gradient. */
export function afterAdaptation(
  episodes: readonly (Episode & { readonly query: SmoothLoss })[],
  inner: InnerLoop,
): SmoothLoss {
  return {
    value: (start) => sum(episodes.map(({ support, query }) => query.value(adapted(support, start, inner)))),
    gradient: (start) => total(times(0, start), ...episodes.map((each) => metaGradient(each, start, inner).exact)),
  };
}

/** The Jacobian I - αH of one inner step from each of these points, P by P. */
export function stepJacobians(task: Episode['support'], points: readonly Vector[], rate: number): readonly Matrix[] {
  return points.map((point) => add(identity(point.length), scale(-rate, task.hessian(point))));
}
