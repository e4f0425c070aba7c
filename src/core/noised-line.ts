import { at, sum } from './array.ts';
import { gradient } from './finite-differences.ts';
import { logDensity, type Mixture, noisedMixture } from './gaussian-mixture.ts';
import { lineIntegral, normalDensity } from './line-integral.ts';
import { type LinePosterior, linePosterior } from './line-posterior.ts';
import type { NoiseLevel } from './noise-level.ts';

const LINE = { low: -12, high: 12, parts: 1600 };

/** The density of a mixture on the line. */
export function lineDensity(mixture: Mixture, x: number): number {
  return Math.exp(logDensity(mixture, [x]));
}

/** The slope of a function of one number, by finite differences. */
export function slopeAt(f: (x: number) => number, x: number): number {
  return at(
    gradient(([moved = 0]) => f(moved), [x]),
    0,
  );
}

/** What is known of x₀ from a mixture on the line given x = a x₀ + σ ε: by integrating over x₀, with no formula of mixtures. */
export function cleanGiven(mixture: Mixture, { a, sigma }: NoiseLevel, x: number): LinePosterior {
  return linePosterior(
    (clean) => lineDensity(mixture, clean),
    (clean) => normalDensity(x, { mean: a * clean, deviation: sigma }),
  );
}

/** The slope of the log-density of a noised mixture on the line, by finite differences: its score. */
export function measuredScore(mixture: Mixture, level: NoiseLevel, x: number): number {
  return slopeAt((moved) => logDensity(noisedMixture(mixture, level), [moved]), x);
}

/** The mean of value(x₀, x) where x₀ is one of the points of a mixture without widths and x = a x₀ + σ ε. */
export function meanOverNoised(
  { weights, means }: Mixture,
  { a, sigma }: NoiseLevel,
  value: (clean: number, x: number) => number,
): number {
  const part = (clean: number) =>
    lineIntegral((x) => normalDensity(x, { mean: a * clean, deviation: sigma }) * value(clean, x), LINE);
  return sum(weights.map((weight, k) => weight * part(at(at(means, k), 0))));
}
