import { at as item, range, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { normalQuantiles } from '../../core/normal-quantile.ts';
import {
  gaussianLimit,
  type Guidance,
  guidedPath,
  guidedSamples,
  momentsOf,
  tiltedDensity,
  VARIANCE,
  WORLDS,
} from './guided.ts';

/** What is looked at of the line of x. */
export const REACH = 4.2;

const params = {
  world: { kind: 'choice', label: 'All data', options: WORLDS, start: 'two classes' },
  w: { kind: 'number', label: 'Guidance weight w', min: 0, max: 6, step: 0.1, start: 0 },
  c: { kind: 'choice', label: 'Class c', options: ['+1', '−1'], start: '+1' },
  N: { kind: 'number', label: 'Steps N of DDIM', min: 10, max: 200, step: 1, start: 100, spacing: 'log' },
  z: {
    kind: 'number',
    label: 'Start of the marked path',
    min: -2.5,
    max: 2.5,
    step: 0.05,
    start: 0.5,
    inPicture: true,
  },
} as const;

type At = Values<typeof params>;

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** What guided sampling gives, against the density that it seems to promise. */
export interface GuidedSampling {
  /** From starts that divide the normal law evenly, rising: where 400 of them end. */
  readonly samples: readonly number[];
  readonly found: Moments;
  /** Mean and standard deviation of the tilted density. */
  readonly promised: Moments;
  /** What many steps tend to, where a formula says it. */
  readonly limit: Moments | null;
  /** Time and place of the marked start, and of some others, from t = 1 on. */
  readonly marked: readonly (readonly [number, number])[];
  readonly paths: readonly (readonly (readonly [number, number])[])[];
  /** Points (x, density). */
  readonly ofClass: readonly (readonly [number, number])[];
  readonly tilted: readonly (readonly [number, number])[];
  /** Both pairs of moments over w. */
  readonly sweep: readonly { readonly w: number; readonly found: Moments; readonly promised: Moments }[];
}

/** Guided sampling overshoots the density that its formula seems to name. */
export const model = defineModel({
  title: 'What guidance samples',
  params,
  shortcuts: [
    { label: 'No guidance: w = 0', settings: () => ({ w: 0 }) },
    { label: 'Guidance w = 3', settings: () => ({ w: 3 }) },
    { label: 'One Gaussian, w = 1', settings: () => ({ world: 'one Gaussian', w: 1 }) },
  ],
  init: () => null,
  derive: (_, at): GuidedSampling => {
    const guidance = guidanceOf(at);
    const samples = guidedSamples(guidance, STARTS);
    const density = tiltedDensity(guidance);
    return {
      samples,
      found: sampleMoments(samples),
      promised: momentsOf(density),
      limit: at.world === 'one Gaussian' ? gaussianLimit(guidance) : null,
      marked: timed(guidedPath(guidance, at.z)),
      paths: SHOWN.map((z) => timed(guidedPath(guidance, z))),
      ofClass: series(tiltedDensity({ ...guidance, w: 0 })),
      tilted: series(density),
      sweep: WEIGHTS.map((w) => {
        const other = { ...guidance, w };
        return {
          w,
          found: sampleMoments(guidedSamples(other, FEWER)),
          promised: momentsOf(tiltedDensity(other)),
        };
      }),
    };
  },
  readings: ({ samples, found, promised, limit, marked }, at) => [
    { label: 'Scale s = 1 + w', value: formatNumber(1 + at.w, 3) },
    { label: 'Samples: mean', value: formatFixed(found.mean, 3) },
    { label: 'Samples: standard deviation', value: formatFixed(found.deviation, 3) },
    { label: 'Tilted: mean', value: formatFixed(promised.mean, 3) },
    { label: 'Tilted: standard deviation', value: formatFixed(promised.deviation, 3) },
    ...(limit === null
      ? []
      : [{ label: 'Many steps: mean, variance', value: `${formatFixed(limit.mean, 3)}, ${formatNumber(limit.deviation ** 2, 3)}` }]), // prettier-ignore
    { label: 'On the other side of 0', value: `${formatFixed(100 * beyond(samples, at), 1)} %` },
    { label: 'Marked start, end', value: `${formatFixed(at.z, 2)}, ${formatFixed(endOf(marked), 3)}` },
  ],
  describe: ({ found, promised, marked }, { world, w, c, N, z }) =>
    `Class ${c} within ${world === 'two classes' ? 'two classes' : 'one Gaussian'}, guidance w = ${formatNumber(w, 2)}, scale s = ${formatNumber(1 + w, 3)}, ${N} steps. The samples have mean ${formatFixed(found.mean, 3)} and standard deviation ${formatFixed(found.deviation, 3)}; the tilted density has ${formatFixed(promised.mean, 3)} and ${formatFixed(promised.deviation, 3)}. The marked start ${formatFixed(z, 2)} ends at ${formatFixed(endOf(marked), 3)}.`,
  laws: {
    'without guidance the tilted density is the class': ({ promised }, at) =>
      at.w > 0 || (isClose(promised.mean, signOf(at)) && isClose(promised.deviation ** 2, VARIANCE)),
    'within one Gaussian the tilted density has variance 1/(2 + w) and mean 2(1 + w)/(2 + w)': ({ promised }, at) =>
      at.world === 'two classes' ||
      (isClose(promised.deviation ** 2, 1 / (2 + at.w)) &&
        isClose(promised.mean, (signOf(at) * 2 * (1 + at.w)) / (2 + at.w))),
    'within one Gaussian every start is stretched by the same factor': ({ samples }, { world }) => {
      const factor = (i: number) => (item(samples, i) - item(samples, 200)) / (item(STARTS, i) - item(STARTS, 200));
      return world === 'two classes' || [0, 100, 399].every((i) => isClose(factor(i), factor(199)));
    },
    'guidance pushes the mean of the samples past that of the tilted density': ({ found, promised }, at) =>
      at.w < 0.5 || signOf(at) * (found.mean - promised.mean) > 0,
    'the paths end at t = 0': ({ marked, paths }) => [marked, ...paths].every((path) => item(item(path, path.length - 1), 0) === 0), // prettier-ignore
  },
});

const STARTS = normalQuantiles(400);
const FEWER = normalQuantiles(100);
const SHOWN = normalQuantiles(9);
const WEIGHTS = range(13).map((i) => i / 2);
const PLACES = range(145).map((i) => -REACH + (i * REACH) / 72);

function guidanceOf(at: At): Guidance {
  return { ...at, c: signOf(at) };
}

function signOf({ c }: Pick<At, 'c'>): 1 | -1 {
  return c === '+1' ? 1 : -1;
}

function sampleMoments(samples: readonly number[]): Moments {
  const mean = sum(samples) / samples.length;
  return { mean, deviation: Math.sqrt(sum(samples.map((x) => (x - mean) ** 2)) / samples.length) };
}

function timed(path: readonly number[]): readonly (readonly [number, number])[] {
  return path.map((x, i) => [1 - i / (path.length - 1), x]);
}

function series(density: (x: number) => number): readonly (readonly [number, number])[] {
  return PLACES.map((x) => [x, density(x)]);
}

function beyond(samples: readonly number[], at: At): number {
  return samples.filter((x) => signOf(at) * x < 0).length / samples.length;
}

function endOf(path: readonly (readonly [number, number])[]): number {
  return item(path, path.length - 1)[1];
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-7;
}
