import { at as item, range, sum } from '../../core/array.ts';
import { contourSegments, type Segment } from '../../core/contour-segments.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import {
  denoised,
  logDensity,
  type Mixture,
  mixtureMean,
  mixtureScore,
  noisedMixture,
  responsibilities,
} from '../../core/gaussian-mixture.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { cosineLevel } from '../../core/noise-level.ts';
import { createRng } from '../../core/rng.ts';
import { average, type Vector } from '../../core/vector.ts';
import { type Cloud, cloudRun, dataCloud, exactFlow, noiseCloud, SAMPLERS, timesOf } from './run.ts';

/** The stretch of the plane that is looked at. */
export const PLANE = { x: [-3.6, 3.6], y: [-3.2, 3.2] } as const;

const SIDE = 20;
const place = { kind: 'number', min: -3, max: 3, step: 0.05, inPicture: true } as const;
const means = { kind: 'list', min: -3, max: 3, step: 0.1, inPicture: true } as const;

const params = {
  process: { kind: 'choice', label: 'Process', options: ['backward', 'forward'], start: 'backward' },
  sampler: { kind: 'choice', label: 'Sampler, backward', options: SAMPLERS, start: 'DDIM' },
  N: { kind: 'number', label: 'Steps N', min: 1, max: 200, step: 1, start: 20, spacing: 'log' },
  eta: { kind: 'number', label: 'Noise η of DDIM', min: 0, max: 1, step: 0.05, start: 0 },
  x: { ...place, label: 'Start of the path, across', start: 1 },
  y: { ...place, label: 'Start of the path, up', start: 0.5 },
  mx: { ...means, label: 'Means, across', start: [2, -1, -1] },
  my: { ...means, label: 'Means, up', start: [0, 1.8, -1.8] },
  weights: { kind: 'list', label: 'Weights', min: 0.05, max: 1, step: 0.05, start: [0.5, 0.3, 0.2], advanced: true },
  spread: {
    kind: 'number',
    label: 'Standard deviation of a part',
    min: 0.1,
    max: 0.8,
    step: 0.05,
    start: 0.3,
    advanced: true,
  },
  starts: {
    kind: 'choice',
    label: 'Starting noise',
    options: ['random', 'quantile grid'],
    start: 'random',
    advanced: true,
  },
  seed: { kind: 'number', label: 'Seed', min: 1, max: 99, step: 1, start: 1, advanced: true },
} as const;

type At = Values<typeof params>;

/** A run that is over; time only shows more of it. */
interface Run {
  readonly clouds: readonly Cloud[];
  readonly path: readonly Vector[];
  readonly exact: readonly Vector[];
  /** Of each point the part of the mixture to which it belongs at t = 0. */
  readonly parts: readonly number[];
  readonly step: number;
}

/** A cloud of points on its way between noise and data, one path in full, and the law that they follow. */
export interface ExactDiffusion {
  readonly t: number;
  readonly cloud: Cloud;
  readonly parts: readonly number[];
  /** The watched point up to now, its time, and the mean of x₀ given it. */
  readonly path: readonly { readonly t: number; readonly x: Vector; readonly clean: Vector }[];
  /** Where the exact flow from the same start is at equal steps of time; empty in the forward process. */
  readonly exact: readonly Vector[];
  /** The probability of each part given the watched point. */
  readonly shares: Vector;
  /** Of the points at t = 0, for each part: its share, and their root mean square distance from it over √2. */
  readonly ends: readonly { readonly share: number; readonly spread: number | null }[];
  /** Outlines where the density is 0.6, 0.135 and 0.01 of its peak, as pieces in any order. */
  readonly contours: readonly (readonly Segment[])[];
  readonly arrows: readonly { readonly at: readonly [number, number]; readonly score: Vector }[];
}

/** All marginals known exactly: what is left is the sampler's own error. */
export const model = defineModel({
  title: 'Diffusion with the exact score',
  params,
  shortcuts: [
    { label: 'Add noise', settings: () => ({ process: 'forward', x: 2, y: 0 }) },
    { label: 'Remove it: DDIM', settings: () => ({ process: 'backward', sampler: 'DDIM', eta: 0, x: 1, y: 0.5 }) },
    { label: 'Remove it: DDPM', settings: () => ({ process: 'backward', sampler: 'DDPM', x: 1, y: 0.5 }) },
  ],
  steps: { label: 'Steps', most: 200, start: 200, upTo: ({ N }) => N },
  init: (at, rng): Run => {
    const move = { ...at, mixture: mixtureOf(at) };
    const isForward = at.process === 'forward';
    const data = isForward ? dataCloud(move.mixture, SIDE * SIDE, rng) : [];
    const start = isForward ? data.map(({ point }) => point) : noiseCloud(at.starts, SIDE, rng);
    const clouds = cloudRun(start, move, rng);
    return {
      clouds,
      // A stream of its own: the path of a start does not change with the cloud.
      path: cloudRun([[at.x, at.y]], move, createRng(OTHER_STREAM + at.seed)).map((cloud) => item(cloud, 0)),
      exact: isForward ? [] : exactFlow(move.mixture, [at.x, at.y]),
      parts: isForward
        ? data.map(({ part }) => part)
        : item(clouds, at.N).map((point) => nearest(move.mixture.means, point)),
      step: 0,
    };
  },
  step: (run) => ({ ...run, step: run.step + 1 }),
  derive: (run, at): ExactDiffusion => {
    const mixture = mixtureOf(at);
    const times = timesOf(at);
    const path = run.path.slice(0, run.step + 1).map((x, i) => {
      const t = item(times, i);
      return { t, x, clean: denoised(mixture, cosineLevel(t), x) };
    });
    const t = item(times, run.step);
    const law = noisedMixture(mixture, cosineLevel(t));
    return {
      t,
      cloud: item(run.clouds, run.step),
      parts: run.parts,
      path,
      exact: run.exact,
      shares: responsibilities(law, item(run.path, run.step)),
      ends: endsOf(mixture, item(run.clouds, at.process === 'backward' ? at.N : 0), run.parts),
      contours: contoursOf(law),
      arrows: ARROWS.map((point) => ({ at: point, score: mixtureScore(law, point) })),
    };
  },
  readings: (shown) => {
    const { t, cloud, path, exact, shares, ends } = shown;
    const { x, clean } = item(path, path.length - 1);
    return [
      { label: 'Time t', value: formatNumber(t, 3) },
      { label: 'Mean of the points', value: pointText(average(cloud)) },
      { label: 'Nearest to 1, 2, 3', value: list(ends.map(({ share }) => formatFixed(share, 3))) },
      { label: 'Spread around each', value: list(ends.map(spreadText)) },
      { label: 'Path: point now', value: pointText(x) },
      { label: 'Path: mean of x_0', value: pointText(clean) },
      { label: 'Path: chance of each part', value: list(shares.map((share) => formatFixed(share, 3))) },
      ...(exact.length === 0 ? [] : [{ label: 'Exact flow ends at', value: pointText(item(exact, exact.length - 1)) }]),
    ];
  },
  describe: (shown, at) => `${cloudWords(shown, at)} ${pathWords(shown, at)}`,
  laws: {
    'one step of DDIM or DDPM lands every point on the mean of the data': ({ t, cloud }, at) =>
      at.process === 'forward' ||
      at.sampler === 'Heun' ||
      at.N > 1 ||
      t > 0 ||
      cloud.every((point) => isClose(point, mixtureMean(mixtureOf(at)))),
    'the mean of x_0 is the point, moved by σ² times the score and divided by a': ({ path }, at) =>
      path.every(({ t, x, clean }) => {
        const level = cosineLevel(t);
        const score = mixtureScore(noisedMixture(mixtureOf(at), level), x);
        return isClose(
          clean.map((entry) => level.a * entry),
          x.map((entry, i) => entry + level.sigma ** 2 * item(score, i)),
        );
      }),
    'at t = 1 the law is pure noise: the score points at the origin': ({ t, arrows }) =>
      t < 1 || arrows.every(({ at: point, score }) => isClose(score, [-point[0], -point[1]])),
    'every point belongs to one part, and the probabilities add up to 1': ({ shares, ends }) =>
      Math.abs(sum(shares) - 1) < 1e-9 && Math.abs(sum(ends.map(({ share }) => share)) - 1) < 1e-9,
    'the path starts where it is told to, and takes one step after another': ({ path, t }, { x, y, N, process }) =>
      isClose(item(path, 0).x, [x, y]) && path.length - 1 === Math.round(N * (process === 'backward' ? 1 - t : t)),
  },
});

const OTHER_STREAM = 1000;
/** Of the peak of the density: about 1, 2 and 3 standard deviations around a single part. */
const OUTLINES = [0.6, 0.135, 0.01];
const CELLS = [54, 48] as const;
const ARROWS = range(8).flatMap((i) => range(7).map((j) => [-3.15 + 0.9 * i, -2.7 + 0.9 * j] as const));

/** The law of the data; its weights add up to 1. */
export function mixtureOf({ weights, mx, my, spread }: Pick<At, 'weights' | 'mx' | 'my' | 'spread'>): Mixture {
  return {
    weights: weights.map((weight) => weight / sum(weights)),
    means: mx.map((x, k) => [x, item(my, k)]),
    deviations: mx.map(() => spread),
  };
}

function endsOf({ means: middles }: Mixture, points: Cloud, parts: readonly number[]): ExactDiffusion['ends'] {
  return middles.map((mean, k) => {
    const squares = points
      .filter((_, i) => parts[i] === k)
      .map((point) => sum(point.map((entry, i) => (entry - item(mean, i)) ** 2)));
    const spread = squares.length === 0 ? null : Math.sqrt(sum(squares) / squares.length / 2);
    return { share: squares.length / points.length, spread };
  });
}

function contoursOf(law: Mixture): readonly (readonly Segment[])[] {
  const peak = Math.max(...[...law.means, mixtureMean(law)].map((point) => logDensity(law, point)));
  const at = contourSegments((x, y) => logDensity(law, [x, y]), { ...PLANE, cells: CELLS });
  return OUTLINES.map((share) => at(peak + Math.log(share)));
}

function nearest(points: readonly Vector[], [x = 0, y = 0]: Vector): number {
  const distances = points.map(([u = 0, v = 0]) => Math.hypot(x - u, y - v));
  return distances.indexOf(Math.min(...distances));
}

function isClose(a: Vector, b: Vector): boolean {
  return a.every((entry, i) => Math.abs(entry - item(b, i)) <= 1e-8 * Math.max(1, Math.abs(entry)));
}

function spreadText({ spread }: ExactDiffusion['ends'][number]): string {
  return spread === null ? 'none' : formatFixed(spread, 3);
}

function pointText(point: Vector): string {
  return `(${list(point.map((entry) => formatFixed(entry, 3)))})`;
}

function list(texts: readonly string[]): string {
  return texts.join(', ');
}

function cloudWords({ t, cloud, ends }: ExactDiffusion, { process, sampler, N, eta }: At): string {
  const how = process === 'forward' ? 'Noise is added' : `Noise is removed by ${samplerName(sampler, eta)}`;
  const shares = list(ends.map(({ share }) => formatFixed(share, 3)));
  const spreads = list(ends.map(spreadText));
  return `${how} in ${N} ${N === 1 ? 'step' : 'steps'}; at time ${formatNumber(t, 3)} the mean of 400 points is ${pointText(average(cloud))}. At time 0 the shares of the three parts are ${shares} and their spreads ${spreads}.`;
}

function samplerName(sampler: At['sampler'], eta: number): string {
  return sampler === 'DDIM' ? `DDIM with η = ${formatNumber(eta, 2)}` : sampler;
}

function pathWords({ path, exact }: ExactDiffusion, { process }: At): string {
  const { x, clean } = item(path, path.length - 1);
  const from = pointText(item(path, 0).x);
  const flow =
    process === 'forward' ? '' : ` The exact flow from there ends at ${pointText(item(exact, exact.length - 1))}.`;
  return `The path from ${from} is at ${pointText(x)}, where the mean of the datum is ${pointText(clean)}.${flow}`;
}
