import { at as item, range, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { type Mixture, mixtureMean, logDensity } from '../../core/gaussian-mixture.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { uniformTimes } from '../../core/noise-level.ts';
import { normalQuantile, normalQuantiles } from '../../core/normal-quantile.ts';
import type { Rng } from '../../core/rng.ts';
import { eulerPath, exactPath, type Moment, velocity } from './flow.ts';

/** What is looked at of the line of x. */
export const REACH = 3;

const params = {
  N: { kind: 'number', label: 'Euler steps N', min: 1, max: 50, step: 1, start: 5, spacing: 'log' },
  x: { kind: 'number', label: 'Start x at t = 1', min: -2.5, max: 2.5, step: 0.05, start: 0.3, inPicture: true },
  left: { kind: 'number', label: 'Share of the left part', min: 0.1, max: 0.9, step: 0.05, start: 0.3 },
  pairs: { kind: 'choice', label: 'Straight pairs of training', options: ['off', 'on'], start: 'off' },
  seed: { kind: 'number', label: 'Seed of the pairs', min: 1, max: 99, step: 1, start: 1, advanced: true },
} as const;

type At = Values<typeof params>;

/** A datum and a noise, as training pairs them. */
interface Pair {
  readonly datum: number;
  readonly noise: number;
}

/** The exact flow from noise to two peaks, and what a few Euler steps make of it. */
export interface CurvedFlows {
  /** Some lines of the flow as places (t, x), t falling from 1 to 0. */
  readonly lines: readonly (readonly Moment[])[];
  /** The line that parts what flows left from what flows right. */
  readonly divide: readonly Moment[];
  readonly exact: readonly Moment[];
  /** The velocity along the exact line. */
  readonly exactVelocities: readonly Moment[];
  readonly euler: readonly Moment[];
  /** The velocity of each Euler step. */
  readonly velocities: readonly number[];
  /** Where Euler carries 400 starts that divide the normal law evenly. */
  readonly samples: readonly number[];
  /** Points (x, density) of the data. */
  readonly density: readonly (readonly [number, number])[];
  /** The largest distance in x of the exact line from the straight one between its ends, and its time. */
  readonly bend: { readonly t: number; readonly distance: number };
  readonly pairs: readonly Pair[];
}

/** Straight paths of training make a flow whose lines are curved. */
export const model = defineModel({
  title: 'Straight pairs, curved flow',
  params,
  shortcuts: [
    { label: 'One step', settings: () => ({ N: 1 }) },
    { label: 'Fifty steps', settings: () => ({ N: 50 }) },
  ],
  init: (at, rng): readonly Pair[] => (at.pairs === 'on' ? range(PAIRS).map(() => drawnPair(at.left, rng)) : []),
  derive: (pairs, at): CurvedFlows => {
    const mixture = mixtureOf(at);
    const [exact, euler] = [exactPath(mixture, at.x, TIMES), eulerPath(mixture, at.x, at.N)];
    return {
      lines: SHOWN.map((x) => exactPath(mixture, x, SPARSE_TIMES)),
      divide: exactPath(mixture, normalQuantile(at.left), SPARSE_TIMES),
      exact,
      exactVelocities: exact.slice(0, -1).map(([t, x]) => [t, velocity(mixture, [t, x])]),
      euler: euler.places,
      velocities: euler.velocities,
      samples: STARTS.map((x) => endOf(eulerPath(mixture, x, at.N).places)),
      density: densityOf(mixture),
      bend: bendOf(exact),
      pairs,
    };
  },
  readings: ({ euler, exact, velocities, samples, bend }, at) => [
    { label: 'Euler ends at', value: formatFixed(endOf(euler), 3) },
    { label: 'Exact flow ends at', value: formatFixed(endOf(exact), 3) },
    { label: 'First velocity', value: formatFixed(item(velocities, 0), 3) },
    { label: 'Mean of the data', value: formatFixed(meanOf(at), 3) },
    { label: 'Divide at t = 1', value: formatFixed(normalQuantile(at.left), 3) },
    { label: 'Euler: samples left of 0', value: `${formatFixed(100 * leftOf(samples), 1)} %` },
    { label: 'Bend of the exact line', value: `${formatFixed(bend.distance, 2)} at t = ${formatFixed(bend.t, 2)}` }, // prettier-ignore
  ],
  describe: ({ euler, exact, samples, bend }, at) =>
    `${formatFixed(100 * at.left, 0)} % of the data lie around −1.5, the others around 1.5. From ${formatFixed(at.x, 2)} at time 1, ${at.N} Euler ${at.N === 1 ? 'step ends' : 'steps end'} at ${formatFixed(endOf(euler), 3)}, the exact flow at ${formatFixed(endOf(exact), 3)}; its line is up to ${formatFixed(bend.distance, 2)} away from a straight one. Of 400 starts Euler carries ${formatFixed(100 * leftOf(samples), 1)} % to the left of 0. The flow parts at ${formatNumber(normalQuantile(at.left), 3)}.`,
  laws: {
    'one Euler step lands every start on the mean of the data': ({ euler, samples }, at) =>
      at.N > 1 || [endOf(euler), ...samples].every((x) => isClose(x, meanOf(at))),
    'the first velocity is the start less the mean of the data': ({ velocities }, at) =>
      isClose(item(velocities, 0), at.x - meanOf(at)),
    'lines of the flow do not cross': ({ lines }) =>
      SPARSE_TIMES.every((_, i) => lines.every((line, k) => k === 0 || item(line, i)[1] > item(item(lines, k - 1), i)[1])), // prettier-ignore
    'the exact flow ends in the part on its side of the divide': ({ exact }, at) =>
      Math.abs(at.x - normalQuantile(at.left)) < 0.05 || endOf(exact) > 0 === at.x > normalQuantile(at.left),
    'velocities add up to the way': ({ euler, velocities }, at) => isClose(at.x - sum(velocities) / at.N, endOf(euler)),
  },
});

const DEVIATION = 0.2;
const MIDDLE = 1.5;
const PAIRS = 24;
const TIMES = uniformTimes(60);
const SPARSE_TIMES = uniformTimes(24);
const STARTS = normalQuantiles(400);
const SHOWN = normalQuantiles(10);
const PLACES = range(121).map((i) => -REACH + (i * REACH) / 60);

function mixtureOf({ left }: Pick<At, 'left'>): Mixture {
  return { weights: [left, 1 - left], means: [[-MIDDLE], [MIDDLE]], deviations: [DEVIATION, DEVIATION] };
}

function drawnPair(left: number, rng: Rng): Pair {
  const middle = rng.uniform() < left ? -MIDDLE : MIDDLE;
  return { datum: middle + DEVIATION * rng.normal(), noise: rng.normal() };
}

function densityOf(mixture: Mixture): CurvedFlows['density'] {
  return PLACES.map((x) => [x, Math.exp(logDensity(mixture, [x]))]);
}

function bendOf(line: readonly Moment[]): CurvedFlows['bend'] {
  const [start, end] = [item(line, 0)[1], endOf(line)];
  const distances = line.map(([t, x]) => Math.abs(x - (end + t * (start - end))));
  const distance = Math.max(...distances);
  return { distance, t: item(line, distances.indexOf(distance))[0] };
}

function meanOf(at: At): number {
  return item(mixtureMean(mixtureOf(at)), 0);
}

function endOf(line: readonly Moment[]): number {
  return item(line, line.length - 1)[1];
}

function leftOf(samples: readonly number[]): number {
  return samples.filter((x) => x < 0).length / samples.length;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}
