import { at } from './array.ts';
import type { NoiseLevel } from './noise-level.ts';
import type { Vector } from './vector.ts';

/** A step of a sampler between two levels; towards the data, `to` has less noise. */
export interface Stride {
  readonly from: NoiseLevel;
  readonly to: NoiseLevel;
}

/** Where a sampler is, and what the denoiser says there: x_t and the mean of x₀ given it. */
export interface Denoising {
  readonly x: Vector;
  readonly clean: Vector;
}

/** The noise that a denoised point implies, ε̂ = (x - a x̂₀)/σ; the level must have noise. */
export function impliedNoise({ x, clean }: Denoising, { a, sigma }: NoiseLevel): Vector {
  return x.map((entry, i) => (entry - a * at(clean, i)) / sigma);
}

/** The standard deviation of the noise that DDIM adds, η (σ'/σ) √(1 - a²/a'²): none at η = 0. */
export function ddimDeviation({ from, to }: Stride, eta: number): number {
  return eta * (to.sigma / from.sigma) * Math.sqrt(1 - (from.a / to.a) ** 2);
}

/**
 * One step of DDIM, a' x̂₀ + √(σ'² - ς²) ε̂ + ς z, for standard normal z (J. Song et al., 2021, equation 12).
 *
 * It holds between any two levels; with η = 0 z does not matter.
 */
export function ddimStep(
  stride: Stride,
  now: Denoising,
  { eta, z }: { readonly eta: number; readonly z: Vector },
): Vector {
  const { from, to } = stride;
  const added = ddimDeviation(stride, eta);
  const kept = Math.sqrt(Math.max(0, to.sigma ** 2 - added ** 2));
  const noise = impliedNoise(now, from);
  return now.clean.map((entry, i) => to.a * entry + kept * at(noise, i) + added * at(z, i));
}

/** The law of x_s given x_t and x₀ = x̂₀ in the forward chain, for s before t. */
export interface ReversePosterior {
  readonly mean: Vector;
  /** The variance of every entry. */
  readonly variance: number;
}

/**
 * The posterior of the forward chain, by Bayes: mean a'β/σ² x̂₀ + √α σ'²/σ² x and variance (σ'²/σ²) β, where
 * α = a²/a'² and β = 1 - α (J. Ho et al., 2020, equation 7).
 */
export function reversePosterior({ from, to }: Stride, { x, clean }: Denoising): ReversePosterior {
  const alpha = (from.a / to.a) ** 2;
  const share = (to.sigma / from.sigma) ** 2;
  const [ofClean, ofPresent] = [(to.a * (1 - alpha)) / from.sigma ** 2, Math.sqrt(alpha) * share];
  return { mean: x.map((entry, i) => ofClean * at(clean, i) + ofPresent * entry), variance: share * (1 - alpha) };
}

/** One ancestral step of DDPM: a draw from `reversePosterior` by standard normal z. */
export function ddpmStep(stride: Stride, now: Denoising, z: Vector): Vector {
  const { mean, variance } = reversePosterior(stride, now);
  return mean.map((entry, i) => entry + Math.sqrt(variance) * at(z, i));
}

/** One step of the forward chain, (a'/a) x + √(σ'² - (a'σ/a)²) z: less signal, more noise, of any datum. */
export function forwardStep({ from, to }: Stride, x: Vector, z: Vector): Vector {
  const shrink = to.a / from.a;
  const added = Math.sqrt(Math.max(0, to.sigma ** 2 - (shrink * from.sigma) ** 2));
  return x.map((entry, i) => shrink * entry + added * at(z, i));
}

/** The velocity of the probability flow, (da/dt) x̂₀ + (dσ/dt) ε̂, from the rates of the level. */
export function flowVelocity(now: Denoising, level: NoiseLevel, rates: NoiseLevel): Vector {
  const noise = impliedNoise(now, level);
  return now.clean.map((entry, i) => rates.a * entry + rates.sigma * at(noise, i));
}
