import { at as item, range, sum } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { add, apply, type Matrix, scale } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import {
  frobeniusNorm,
  frobeniusNormalized,
  newtonSchulzPolynomials,
  newtonSchulzStep,
  nextSingularValue,
  polarFactor,
  QUINTIC_BAND,
} from '../../core/newton-schulz.ts';
import { type SingularValues, svd } from '../../core/singular-values.ts';
import { dot } from '../../core/vector.ts';

const ENTRIES = { kind: 'list', min: -5, max: 5, step: 0.5, advanced: true } as const;

const params = {
  polynomial: { kind: 'choice', label: 'Polynomial', options: ['cubic', 'quintic'], start: 'cubic' },
  follow: { kind: 'choice', label: 'Follow in the map', options: ['s₁', 's₂', 's₃'], start: 's₃' },
  row1: { ...ENTRIES, label: 'G, row 1', start: [3, 0, 1] },
  row2: { ...ENTRIES, label: 'G, row 2', start: [4, 5, 0] },
  row3: { ...ENTRIES, label: 'G, row 3', start: [0, 1, 2] },
  row4: { ...ENTRIES, label: 'G, row 4', start: [1, 0, 0.5] },
} as const;

type At = Values<typeof params>;

/** The gradient, its decomposition, and the iterate; the fixed parts are shared by all steps. */
interface Iteration {
  readonly decomposition: SingularValues;
  readonly polar: Matrix;
  readonly iterate: Matrix;
  /** Null at the start. */
  readonly before: Iteration | null;
}

/** What the figure draws: what the iteration makes of every singular value. */
export interface NewtonSchulz {
  /** The singular values of G, from the largest on, as many as its rank. */
  readonly sigma: readonly number[];
  /** For each of them, its value s = uᵀXv after every step; entry t is after t steps. */
  readonly tracks: readonly (readonly number[])[];
  /** Entry t is the Frobenius distance of the iterate to UVᵀ after t steps. */
  readonly distances: readonly number[];
  /** The largest |uᵢᵀXvⱼ| of different i and j: 0 as long as no direction turns. */
  readonly mixing: number;
  /** Which of the tracks is followed in the map, counted from 0; null for a matrix of zeros. */
  readonly followed: number | null;
  /** The polynomial as points (s, p(s)), and the staircase of the followed value. */
  readonly curve: readonly (readonly [number, number])[];
  readonly cobweb: readonly (readonly [number, number])[];
}

/** The range of singular values that the map shows; the cubic and the quintic stay inside. */
export const MOST_SHOWN = 1.25;
const CURVE_STEPS = 80;

/** A few matrix products make all singular values alike: the direction of steepest descent in the spectral norm. */
export const model = defineModel({
  title: 'Flattening singular values without an SVD',
  params,
  steps: { label: 'Steps', most: 10, start: 5 },
  init: (at): Iteration => {
    const matrix = gradientOf(at);
    return {
      decomposition: svd(matrix),
      polar: polarFactor(matrix),
      iterate: frobeniusNormalized(matrix),
      before: null,
    };
  },
  step: (iteration, at): Iteration => ({
    ...iteration,
    iterate: newtonSchulzStep(newtonSchulzPolynomials[at.polynomial], iteration.iterate),
    before: iteration,
  }),
  derive: (iteration, at): NewtonSchulz => {
    const { decomposition, polar } = iteration;
    const iterates = iteratesOf(iteration);
    const tracks = decomposition.sigma.map((_, i) => iterates.map((x) => entryOf(decomposition, x, [i, i])));
    const followed = tracks.length === 0 ? null : Math.min(params.follow.options.indexOf(at.follow), tracks.length - 1);
    return {
      sigma: decomposition.sigma,
      tracks,
      distances: iterates.map((x) => frobeniusNorm(add(x, scale(-1, polar)))),
      mixing: mixingOf(decomposition, iteration.iterate),
      followed,
      curve: range(CURVE_STEPS + 1)
        .map((i) => (i / CURVE_STEPS) * MOST_SHOWN)
        .map((s) => [s, nextSingularValue(newtonSchulzPolynomials[at.polynomial], s)]),
      cobweb: followed === null ? [] : staircase(item(tracks, followed)),
    };
  },
  readings: ({ sigma, tracks, distances }) => [
    ...tracks.map((track, i) => ({
      label: `s_${i + 1}: start, now`,
      value: `${formatNumber(item(track, 0), 3)}, ${formatNumber(last(track), 4)}`,
    })),
    { label: 'First factors', value: firstFactors(tracks) },
    { label: 'Distance to UV^T', value: formatNumber(last(distances), 3) },
    { label: 'Nuclear norm of G', value: formatNumber(sum(sigma), 4) },
  ],
  describe: ({ tracks, distances }, at) => {
    const steps = distances.length - 1;
    if (tracks.length === 0) return `G has only zeros: after ${steps} steps nothing has changed, 0 stays 0.`;
    const starts = tracks.map((track) => formatNumber(item(track, 0), 3)).join(', ');
    const ends = tracks.map((track) => formatNumber(last(track), 4)).join(', ');
    return (
      `After ${steps} ${at.polynomial} ${steps === 1 ? 'step' : 'steps'} the singular values, at first ${starts}, ` +
      `are ${ends} in the same order. The distance to UV transposed is ${formatNumber(last(distances), 3)}.`
    );
  },
  laws: {
    'no direction ever turns: only the singular values change': ({ mixing }) => mixing <= 1e-9,
    'every singular value goes its own way, by the polynomial alone': ({ tracks }, at) =>
      tracks.every((track) =>
        track
          .slice(1)
          .every((s, t) => isClose(s, nextSingularValue(newtonSchulzPolynomials[at.polynomial], item(track, t)))),
      ),
    'the singular values start on the unit sphere, since G is divided by its Frobenius norm': ({ tracks }) =>
      tracks.length === 0 || isClose(sum(tracks.map((track) => item(track, 0) ** 2)), 1),
    'the cubic raises every singular value and lets none pass 1': ({ tracks }, at) =>
      at.polynomial !== 'cubic' ||
      tracks.every((track) => track.slice(1).every((s, t) => s >= item(track, t) * (1 - 1e-12) && s <= 1 + 1e-12)),
    'five quintic steps or more bring every start from 0.0016 on into the band around 1': ({ tracks }, at) =>
      at.polynomial !== 'quintic' || tracks.every((track) => item(track, 0) < 0.0016 || track.slice(5).every(isInBand)),
    'the distance to UVᵀ is that of the singular values to 1': ({ tracks, distances }) =>
      distances.every((distance, t) => isClose(distance, Math.hypot(...tracks.map((track) => 1 - item(track, t))))),
  },
});

function gradientOf({ row1, row2, row3, row4 }: At): Matrix {
  return [row1, row2, row3, row4];
}

function iteratesOf(iteration: Iteration): readonly Matrix[] {
  const iterates: Matrix[] = [];
  for (let at: Iteration | null = iteration; at !== null; at = at.before) iterates.push(at.iterate);
  return iterates.reverse();
}

/** The entry uᵢᵀXvⱼ of the iterate in the singular vectors of G. */
function entryOf({ u, v }: SingularValues, iterate: Matrix, [i, j]: readonly [number, number]): number {
  return dot(item(u, i), apply(iterate, item(v, j)));
}

function mixingOf(decomposition: SingularValues, iterate: Matrix): number {
  const indices = range(decomposition.sigma.length);
  const mixed = indices.flatMap((i) =>
    indices.filter((j) => j !== i).map((j) => Math.abs(entryOf(decomposition, iterate, [i, j]))),
  );
  return Math.max(0, ...mixed);
}

/** From (s₀, 0) up to the curve, across to the diagonal, up or down to the curve, and so on. */
function staircase(track: readonly number[]): readonly (readonly [number, number])[] {
  const corners = track.slice(1).flatMap((next, t): (readonly [number, number])[] => [
    [item(track, t), next],
    [next, next],
  ]);
  return [[item(track, 0), 0], ...corners];
}

/** What the first step multiplies each singular value by. */
function firstFactors(tracks: NewtonSchulz['tracks']): string {
  const factors = tracks.flatMap(([start, next]) =>
    start === undefined || next === undefined ? [] : [formatNumber(next / start, 3)],
  );
  return factors.length === 0 ? 'none yet' : factors.join(', ');
}

function last(values: readonly number[]): number {
  return item(values, values.length - 1);
}

function isInBand(s: number): boolean {
  return s >= QUINTIC_BAND[0] && s <= QUINTIC_BAND[1];
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9;
}
