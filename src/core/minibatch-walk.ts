import { at, range } from './array.ts';
import { everyOrder } from './every-graph.ts';
import { apply } from './matrix.ts';
import type { SmoothTask } from './smooth-task.ts';
import { average, difference, dot, times, total, type Vector } from './vector.ts';

/** What three methods descend after one step on each of k minibatches in turn, divided as they do it. */
export interface WalkGradients {
  /** The gradient of the last minibatch, where the steps on the others led, taken back to the start. */
  readonly maml: Vector;
  /** The same without the derivative of the steps. */
  readonly firstOrder: Vector;
  /** The sum of the gradients met on the way: the displacement after all k steps over minus the rate. */
  readonly reptile: Vector;
}

/** MAML, first-order MAML and Reptile on one task whose k minibatches come in the given order (Nichol et al., 2018). */
export function walkGradients(minibatches: readonly SmoothTask[], start: Vector, rate: number): WalkGradients {
  const met: { readonly point: Vector; readonly slope: Vector }[] = [];
  for (const { gradient } of minibatches) {
    const previous = met.at(-1);
    const point = previous === undefined ? start : difference(previous.point, times(rate, previous.slope));
    met.push({ point, slope: gradient(point) });
  }
  const firstOrder = at(met, met.length - 1).slope;
  const back = (slope: Vector, k: number) =>
    difference(slope, times(rate, apply(at(minibatches, k).hessian(at(met, k).point), slope)));
  const steps = met.slice(0, -1).map((_, k) => k);
  const [first, ...others] = met.map(({ slope }) => slope);
  return { maml: steps.reduceRight(back, firstOrder), firstOrder, reptile: total(first ?? [], ...others) };
}

/** The mean over all orders of the k minibatches, the three gradients one after the other: 3P numbers. */
export function meanWalk(minibatches: readonly SmoothTask[], start: Vector, rate: number): Vector {
  const walks = everyOrder(minibatches.length).map((order) => order.map((j) => at(minibatches, j)));
  const found = walks.map((walk) => walkGradients(walk, start, rate));
  return average(found.map(({ maml, firstOrder, reptile }) => [...maml, ...firstOrder, ...reptile]));
}

/** Means over minibatches and over ordered pairs of them: g and H_2 g_1 at a point, and ⟨g_1, g_2⟩ as a function. */
export function pairMeans(
  minibatches: readonly SmoothTask[],
  point: Vector,
): { readonly mean: Vector; readonly bend: Vector; readonly product: (point: Vector) => number } {
  const places = range(minibatches.length);
  const pairs = places.flatMap((i) => places.filter((j) => j !== i).map((j) => ({ i, j })));
  const slope = (j: number, place: Vector) => at(minibatches, j).gradient(place);
  return {
    mean: average(places.map((j) => slope(j, point))),
    bend: average(pairs.map(({ i, j }) => apply(at(minibatches, j).hessian(point), slope(i, point)))),
    product: (moved) => at(average(pairs.map(({ i, j }) => [dot(slope(i, moved), slope(j, moved))])), 0),
  };
}
