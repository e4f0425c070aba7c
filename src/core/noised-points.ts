import { at } from './array.ts';
import { gradient } from './finite-differences.ts';
import { denoised, type Mixture, mixtureScore, noisedMixture } from './gaussian-mixture.ts';
import { meanOverNoised } from './noised-line.ts';
import type { NoiseLevel } from './noise-level.ts';
import type { Vector } from './vector.ts';

/** The least mean squared errors of the noise, predicted from the score, and of the data point, by the best denoiser. */
export function leastLosses(points: Mixture, level: NoiseLevel): { readonly noise: number; readonly clean: number } {
  const { a, sigma } = level;
  const noise = (x: number) => -sigma * at(mixtureScore(noisedMixture(points, level), [x]), 0);
  return {
    noise: meanOverNoised(points, level, (clean, x) => ((x - a * clean) / sigma - noise(x)) ** 2),
    clean: meanOverNoised(points, level, (clean, x) => (clean - at(denoised(points, level, [x]), 0)) ** 2),
  };
}

/**
 * The gradients of two losses of the model u(x) = first · x + second · tanh x: against the velocity ε - x₀ of single
 * pairs, and against its mean given x.
 */
export function velocitySlopes(points: Mixture, level: NoiseLevel, parameters: Vector) {
  const velocity = (clean: number, x: number) => (x - level.a * clean) / level.sigma - clean;
  const mean = (x: number) => velocity(at(denoised(points, level, [x]), 0), x);
  const output = ([first = 0, second = 0]: Vector, x: number) => first * x + second * Math.tanh(x);
  const lossOn = (target: (clean: number, x: number) => number) => (theta: Vector) =>
    meanOverNoised(points, level, (clean, x) => (output(theta, x) - target(clean, x)) ** 2);
  return {
    pairs: gradient(lossOn(velocity), parameters),
    field: gradient(lossOn((_, x) => mean(x)), parameters), // prettier-ignore
  };
}
