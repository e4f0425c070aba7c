import { at } from './array.ts';
import { denoised, logDensity, type Mixture, mixtureScore, noisedMixture } from './gaussian-mixture.ts';
import { linePosterior } from './line-posterior.ts';
import { cosineLevel, cosineRates, type NoiseLevel } from './noise-level.ts';
import { lineDensity, slopeAt } from './noised-line.ts';
import { integratedEnd } from './ode-path.ts';
import { difference, times, total, type Vector } from './vector.ts';

/** Guidance of weight w toward one law and away from another, both with exact predictions. */
export interface Guidance {
  readonly toward: Mixture;
  readonly from: Mixture;
  readonly w: number;
}

/** Where the guided probability flow carries a number from pure noise: dx/dt = ȧx̂₀ + σ̇ε̂ with guided predictions. */
export function guidedEnd({ toward, from, w }: Guidance, start: number): number {
  const velocity = (x: Vector, t: number) => difference(times(1 + w, flow(toward, x, t)), times(w, flow(from, x, t)));
  return at(integratedEnd(velocity, { start: [start], from: 1, to: 0, steps: 400 }), 0);
}

/** The noise is taken from the score, so that nothing is divided by σ, which ends at 0. */
function flow(mixture: Mixture, x: Vector, t: number): Vector {
  const [level, rates] = [cosineLevel(t), cosineRates(t)];
  const score = mixtureScore(noisedMixture(mixture, level), x);
  return total(times(rates.a, denoised(mixture, level, x)), times(-rates.sigma * level.sigma, score));
}

/** Mean and variance of the law that is proportional to from · (toward/from)^(1 + w), by integrating it over the line. */
export function tiltedMoments({ toward, from, w }: Guidance): Vector {
  const { mean, variance } = linePosterior(
    (x) => lineDensity(from, x),
    (x) => (lineDensity(toward, x) / lineDensity(from, x)) ** (1 + w),
  );
  return [mean, variance];
}

/**
 * The slope of ln[p_t(x) p_t(c|x)^(1 + w)] by finite differences, where `toward` is a class c that makes up a share of
 * the law `from` and p_t are their densities at a noise level.
 */
export function tiltedScore({ toward, from, w }: Guidance, level: NoiseLevel, x: number): number {
  const log = (mixture: Mixture, place: number) => logDensity(noisedMixture(mixture, level), [place]);
  return slopeAt((place) => log(from, place) + (1 + w) * (log(toward, place) - log(from, place)), x);
}
