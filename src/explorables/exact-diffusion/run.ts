import { at, range } from '../../core/array.ts';
import {
  ddimDeviation,
  ddimStep,
  ddpmStep,
  flowVelocity,
  forwardStep,
  type Stride,
} from '../../core/diffusion-sampler.ts';
import { denoiser, type Mixture } from '../../core/gaussian-mixture.ts';
import { cosineLevel, cosineRates, uniformTimes } from '../../core/noise-level.ts';
import { normalQuantiles } from '../../core/normal-quantile.ts';
import { createRng, type Rng } from '../../core/rng.ts';
import { total, times as scaled, type Vector } from '../../core/vector.ts';

export const SAMPLERS = ['DDIM', 'DDPM', 'Heun'] as const;

/** The points of a cloud at one time. */
export type Cloud = readonly Vector[];

/** How a cloud moves. */
export interface Move {
  readonly mixture: Mixture;
  readonly process: 'backward' | 'forward';
  readonly sampler: (typeof SAMPLERS)[number];
  /** Steps from one end of time to the other. */
  readonly N: number;
  /** How much of the noise of DDPM the sampler DDIM adds, in [0, 1]. */
  readonly eta: number;
}

/** The cloud after 0, 1, ..., N steps; each step draws one normal for x and one for y of point after point, if any. */
export function cloudRun(start: Cloud, move: Move, rng: Rng): readonly Cloud[] {
  const times = timesOf(move);
  return times
    .slice(1)
    .reduce<readonly Cloud[]>(
      (clouds, to, i) => [...clouds, stepped(at(clouds, i), { move, span: [at(times, i), to], rng })],
      [start],
    );
}

/** The times that a run goes through: from 1 to 0 backward, from 0 to 1 forward. */
export function timesOf({ process, N }: Pick<Move, 'process' | 'N'>): readonly number[] {
  const times = uniformTimes(N);
  return process === 'backward' ? times : times.toReversed();
}

/** The points where the run of the exact flow is after many small steps, from 1 to 0. */
export function exactFlow(mixture: Mixture, start: Vector): readonly Vector[] {
  const clouds = cloudRun([start], { mixture, process: 'backward', sampler: 'Heun', N: FINE, eta: 0 }, createRng(0));
  return clouds.map((cloud) => at(cloud, 0));
}

/** Standard normal points: drawn, x then y of each in turn, or the square grid of quantiles. */
export function noiseCloud(starts: 'random' | 'quantile grid', side: number, rng: Rng): Cloud {
  if (starts === 'random') return range(side * side).map(() => [rng.normal(), rng.normal()]);
  const quantiles = normalQuantiles(side);
  return quantiles.flatMap((x) => quantiles.map((y) => [x, y]));
}

/** Points of a mixture, and the part from which each was drawn. */
export function dataCloud({ weights, means, deviations }: Mixture, count: number, rng: Rng) {
  return range(count).map(() => {
    const part = partOf(weights, rng.uniform());
    const point = at(means, part).map((entry) => entry + at(deviations, part) * rng.normal());
    return { part, point };
  });
}

const FINE = 200;
const NOTHING: Vector = [0, 0];

function partOf(weights: Vector, uniform: number): number {
  let left = uniform;
  const part = weights.findIndex((weight) => (left -= weight) < 0);
  return part === -1 ? weights.length - 1 : part;
}

/** One step of every point of a cloud. */
function stepped(
  cloud: Cloud,
  { move, span, rng }: { readonly move: Move; readonly span: readonly [number, number]; readonly rng: Rng },
): Cloud {
  const stride: Stride = { from: cosineLevel(span[0]), to: cosineLevel(span[1]) };
  const draw = () => [rng.normal(), rng.normal()];
  if (move.process === 'forward') return cloud.map((x) => forwardStep(stride, x, draw()));
  if (move.sampler === 'Heun') return cloud.map(heunStep(move.mixture, span));
  const clean = denoiser(move.mixture, stride.from);
  const eta = move.sampler === 'DDPM' ? 1 : move.eta;
  const isNoisy = ddimDeviation(stride, eta) > 0;
  return cloud.map((x) => {
    const [now, z] = [{ x, clean: clean(x) }, isNoisy ? draw() : NOTHING];
    return move.sampler === 'DDPM' ? ddpmStep(stride, now, z) : ddimStep(stride, now, { eta, z });
  });
}

/** Heun's step along the probability flow; the last one, to where there is no noise, is Euler's. */
function heunStep(mixture: Mixture, [from, to]: readonly [number, number]): (x: Vector) => Vector {
  const velocityAt = (t: number) => {
    const [level, rates] = [cosineLevel(t), cosineRates(t)];
    const clean = denoiser(mixture, level);
    return (x: Vector) => flowVelocity({ x, clean: clean(x) }, level, rates);
  };
  const [first, second] = [velocityAt(from), to === 0 ? null : velocityAt(to)];
  return (x) => {
    const slope = first(x);
    const guess = total(x, scaled(to - from, slope));
    return second === null ? guess : total(x, scaled((to - from) / 2, total(slope, second(guess))));
  };
}
