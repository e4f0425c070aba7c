import { at as item, sum } from '../../core/array.ts';
import { descent } from '../../core/descent.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { META_METHODS, metaDescent } from '../../core/meta-method.ts';
import { defineModel, type Values } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import { type FixedPoint, fixedPoints, type Losses, lossesAt, parabolas, type TwoTasks } from './fixed-points.ts';

/** The share of the way to its fixed point that an outer step goes, where all weights are positive. */
const SHARE = 0.1;

const curvature = { kind: 'number', min: 0.2, max: 5, step: 0.1 } as const;
const optimum = { kind: 'number', min: -2, max: 2, step: 0.1 } as const;

const params = {
  method: { kind: 'choice', label: 'Outer loop', options: META_METHODS, start: 'joint' },
  K: { kind: 'number', label: 'Inner steps K', min: 1, max: 10, step: 1, start: 2 },
  alpha: { kind: 'number', label: 'Inner rate α', min: 0.01, max: 0.24, step: 0.01, start: 0.2 },
  a1: { ...curvature, label: 'Curvature a_1', start: 1 },
  a2: { ...curvature, label: 'Curvature a_2', start: 4 },
  y1: { ...optimum, label: 'Optimum y_1', start: 0, inPicture: true },
  y2: { ...optimum, label: 'Optimum y_2', start: 1, inPicture: true },
  theta0: { ...optimum, label: 'Start of the outer loop', start: 0.5, advanced: true },
} as const;

type At = Values<typeof params>;

/** Four outer loops on two parabolas: the run of one of them, and where all would end. */
export interface MetaFixedPoints {
  /** The start of the inner loops after 0, 1, ... outer steps. */
  readonly path: Vector;
  /** For each task the loss as a function's two numbers, and the inner path from the present start. */
  readonly tasks: readonly { readonly a: number; readonly y: number; readonly inner: Vector }[];
  /** The losses at the present start. */
  readonly losses: Losses;
  readonly fixed: readonly FixedPoint[];
}

/** The best start for adapting is not the point that is best without. */
export const model = defineModel({
  title: 'Where four outer loops settle',
  params,
  shortcuts: [
    { label: 'One inner step', settings: () => ({ K: 1 }) },
    { label: 'Tiny inner rate', settings: () => ({ alpha: 0.01 }) },
    {
      label: 'Overshooting inner step',
      settings: () => ({ method: 'FOMAML', K: 1, alpha: 0.24, a1: 1, a2: 5 }),
    },
  ],
  steps: { label: 'Outer steps', most: 100, start: 100 },
  init: ({ theta0 }): Vector => [theta0],
  step: (path, at) => {
    const tasks = tasksOf(at);
    const theta = item(path, path.length - 1);
    const { kind, weights } = fixedOf(fixedPoints(tasks), at.method);
    if (kind === 'every point') return [...path, theta];
    // The descent is the mean over the tasks: half the weighted sum.
    const rate = SHARE / (sum(weights.map(Math.abs)) / 2);
    const [slope = 0] = metaDescent(at.method, parabolas(tasks), tasks.inner)([theta]);
    return [...path, theta - rate * slope];
  },
  derive: (path, at): MetaFixedPoints => {
    const tasks = tasksOf(at);
    const theta = item(path, path.length - 1);
    return {
      path,
      tasks: parabolas(tasks).map((task, i) => ({
        a: item(tasks.a, i),
        y: item(tasks.y, i),
        inner: descent(task, [theta], tasks.inner).map(([point = 0]) => point),
      })),
      losses: lossesAt(theta, tasks),
      fixed: fixedPoints(tasks),
    };
  },
  readings: ({ path, losses, fixed }, { method }) => {
    const own = fixedOf(fixed, method);
    return [
      { label: 'Start θ', value: formatNumber(item(path, path.length - 1), 4) },
      { label: 'Fixed point', value: pointText(own) },
      { label: 'Loss before adaptation', value: lossText(losses.before) },
      { label: 'Loss after adaptation', value: lossText(losses.after) },
      { label: 'Weight of task 1', value: shareText(own, 0) },
      { label: 'Weight of task 2', value: shareText(own, 1) },
    ];
  },
  describe: (derived, at) => `${runWords(derived, at)} ${adaptationWords(derived, at)}`,
  laws: {
    'an attracting point has been approached by the outer loop, whatever the start': ({ path, fixed }, { method }) => {
      const { kind, point, weights } = fixedOf(fixed, method);
      const [start, end] = [item(path, 0), item(path, path.length - 1)];
      const share = (SHARE * sum(weights)) / sum(weights.map(Math.abs));
      const left = (1 - share) ** (path.length - 1);
      return kind !== 'attracts' || point === null || isClose(end - point, left * (start - point));
    },
    'with one inner step Reptile settles where joint training does': ({ fixed }, { K }) =>
      K > 1 || isClose(fixedOf(fixed, 'Reptile').point ?? 0, fixedOf(fixed, 'joint').point ?? 0),
    'joint training has the least loss before adaptation, MAML after it': ({ fixed, losses }) => {
      const [joint, maml] = [fixedOf(fixed, 'joint').losses, fixedOf(fixed, 'MAML').losses];
      const all = [losses, ...fixed.flatMap((each) => (each.losses === null ? [] : [each.losses]))];
      const slack = (value: number) => 1e-9 * Math.max(1, value);
      return all.every(
        ({ before, after }) =>
          (joint === null || joint.before <= before + slack(before)) &&
          (maml === null || maml.after <= after + slack(after)),
      );
    },
    'where all weights are positive, the fixed point lies between the optima': ({ fixed, tasks }) =>
      fixed.every(({ weights, point }) => {
        const optima = tasks.map(({ y }) => y);
        return (
          point === null ||
          weights.some((weight) => weight < 0) ||
          (point >= Math.min(...optima) - 1e-9 && point <= Math.max(...optima) + 1e-9)
        );
      }),
    'an inner loop ends at the share of its way that the formula leaves': ({ path, tasks }, { alpha, K }) =>
      tasks.every(({ a, y, inner }) =>
        isClose(item(inner, K) - y, (1 - alpha * a) ** K * (item(path, path.length - 1) - y)),
      ),
  },
});

/** The tasks and the inner loop of a setting. */
function tasksOf({ a1, a2, y1, y2, alpha, K }: At): TwoTasks {
  return { a: [a1, a2], y: [y1, y2], inner: { rate: alpha, steps: K } };
}

/** The fixed point of one method. */
export function fixedOf(fixed: readonly FixedPoint[], method: FixedPoint['method']): FixedPoint {
  return item(fixed, META_METHODS.indexOf(method));
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));
}

function pointText({ kind, point }: FixedPoint): string {
  if (kind === 'every point') return 'every start is one';
  if (point === null) return 'none, it drifts';
  return kind === 'repels' ? `${formatNumber(point, 4)} repels` : formatNumber(point, 4);
}

function lossText(loss: number): string {
  return loss !== 0 && loss < 1e-9 ? 'below 10⁻⁹' : formatNumber(loss, 4);
}

/** The weight of a task, as a share of all where that is a share. */
function shareText({ weights }: FixedPoint, task: number): string {
  const weight = item(weights, task);
  const isShare = weights.every((each) => each >= 0) && sum(weights) > 0;
  return isShare ? `${formatFixed((100 * weight) / sum(weights), 1)} %` : formatNumber(weight, 3);
}

function runWords({ path, fixed, tasks }: MetaFixedPoints, { method, alpha, K }: At): string {
  const own = fixedOf(fixed, method);
  const ends = { attracts: 'settles at', repels: 'is pushed away from', none: '', 'every point': '' }[own.kind];
  const settled =
    own.kind === 'every point'
      ? 'stands still wherever it starts'
      : own.point === null
        ? 'has no fixed point and drifts'
        : `${ends} ${formatNumber(own.point, 4)}`;
  return (
    `Tasks ${tasks.map(({ a, y }) => `of curvature ${formatNumber(a, 2)} with optimum ${formatNumber(y, 2)}`).join(' and ')}. ` +
    `Outer loop ${method}, ${K === 1 ? '1 inner step' : `${K} inner steps`} of rate ${formatNumber(alpha, 2)}: it ${settled}; ` +
    `after ${path.length - 1} outer steps the start is ${formatNumber(item(path, path.length - 1), 4)}.`
  );
}

function adaptationWords({ tasks, losses }: MetaFixedPoints, { K }: At): string {
  const ends = tasks.map(({ inner }) => formatNumber(item(inner, K), 3)).join(' and ');
  return `From there the tasks adapt to ${ends}. The loss of both is ${lossText(losses.before)} before and ${lossText(losses.after)} after it.`;
}
