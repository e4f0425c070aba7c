import { at } from './array.ts';
import { flowVelocity } from './diffusion-sampler.ts';
import { denoised, type Mixture, mixtureScore, noisedMixture } from './gaussian-mixture.ts';
import { lineDensity, slopeAt } from './noised-line.ts';
import type { NoiseLevel } from './noise-level.ts';

/** A way of mixing data on the line with noise: the level at each time, and its rates of change. */
export interface NoisePath {
  readonly mixture: Mixture;
  readonly level: (t: number) => NoiseLevel;
  readonly rates: (t: number) => NoiseLevel;
}

/**
 * How far the density of x_t is from solving the equations of the forward process and of its reverse processes.
 *
 * Forward ∂p = -∂(fxp) + ½g²∂²p; backward, for each γ, ∂p = -∂((fx - ½(1 + γ²)g² ∂ln p) p) - ½γ²g²∂²p, all derivatives
 * by finite differences; and fx - ½g² ∂ln p against ȧx̂₀ + σ̇ε̂. The largest gap.
 */
export function densityGap(path: NoisePath, { t, x }: { readonly t: number; readonly x: number }): number {
  const [level, rates] = [path.level(t), path.rates(t)];
  const noised = noisedMixture(path.mixture, level);
  const f = rates.a / level.a;
  const g2 = 2 * level.sigma * rates.sigma - 2 * f * level.sigma ** 2;
  const p = (place: number) => lineDensity(noised, place);
  const drift = (place: number, gamma: number) =>
    f * place - ((1 + gamma ** 2) / 2) * g2 * at(mixtureScore(noised, [place]), 0);
  const bend = slopeAt((place) => slopeAt(p, place), x);
  const forward = (g2 / 2) * bend - slopeAt((place) => f * place * p(place), x);
  const backward = (gamma: number) =>
    -slopeAt((place) => drift(place, gamma) * p(place), x) - (gamma ** 2 / 2) * g2 * bend;
  const change = slopeAt((time) => lineDensity(noisedMixture(path.mixture, path.level(time)), x), t);
  const gaps = [forward, backward(0), backward(0.6), backward(1)].map((each) => each - change);
  const velocity = at(flowVelocity({ x: [x], clean: denoised(path.mixture, level, [x]) }, level, rates), 0);
  return Math.max(...[...gaps, velocity - drift(x, 0)].map(Math.abs));
}
