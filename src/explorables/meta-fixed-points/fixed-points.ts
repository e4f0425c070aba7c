import { at, sum } from '../../core/array.ts';
import { adapted, type InnerLoop } from '../../core/meta-gradient.ts';
import { fixedPointWeight, META_METHODS, type MetaMethod } from '../../core/meta-method.ts';
import { parabola, type SmoothTask } from '../../core/smooth-task.ts';
import type { Vector } from '../../core/vector.ts';

/** Two parabolas ½a(θ - y)² and an inner loop. */
export interface TwoTasks {
  readonly a: Vector;
  readonly y: Vector;
  readonly inner: InnerLoop;
}

/** What the outer loop of one method does in the end. */
export interface FixedPoint {
  readonly method: MetaMethod;
  /** The weight of each task. */
  readonly weights: Vector;
  /** Whether the loop goes to the point, away from it, has none, or stands still wherever it starts. */
  readonly kind: 'attracts' | 'repels' | 'none' | 'every point';
  /** The weighted mean of the optima; null where there is none. */
  readonly point: number | null;
  /** The losses of both tasks there, before and after adaptation; null unless it attracts. */
  readonly losses: Losses | null;
}

/** Sums over both tasks. */
export interface Losses {
  readonly before: number;
  readonly after: number;
}

/** Weights that add up to less than this share of their sizes add up to 0. */
const ROUNDING = 1e-9;

/** The two tasks as losses with gradients. */
export function parabolas({ a, y }: TwoTasks): readonly SmoothTask[] {
  return a.map((curvature, i) => parabola(curvature, at(y, i)));
}

/** Where each of the four methods settles, if it does. */
export function fixedPoints(tasks: TwoTasks): readonly FixedPoint[] {
  return META_METHODS.map((method) => {
    const weights = tasks.a.map((curvature) => fixedPointWeight(method, curvature, tasks.inner));
    const [total, size] = [sum(weights), sum(weights.map(Math.abs))];
    const isBalanced = Math.abs(total) <= ROUNDING * size;
    const kind = size < 1e-12 ? 'every point' : isBalanced ? 'none' : total > 0 ? 'attracts' : 'repels';
    const point = size < 1e-12 || isBalanced ? null : sum(weights.map((weight, i) => weight * at(tasks.y, i))) / total;
    return {
      method,
      weights,
      kind,
      point,
      losses: kind === 'attracts' && point !== null ? lossesAt(point, tasks) : null,
    };
  });
}

/** The losses of both tasks at a start, and at the parameters to which each adapts from it. */
export function lossesAt(start: number, tasks: TwoTasks): Losses {
  const both = parabolas(tasks);
  return {
    before: sum(both.map((task) => task.value([start]))),
    after: sum(both.map((task) => task.value(adapted(task, [start], tasks.inner)))),
  };
}
