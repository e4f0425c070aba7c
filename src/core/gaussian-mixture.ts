import { at } from './array.ts';
import { softmax } from './dense-network.ts';
import { logSumExp } from './divergence.ts';
import type { NoiseLevel } from './noise-level.ts';
import type { Vector } from './vector.ts';

/** A mixture of round Gaussians, Σ π_k N(μ_k, s_k² I): at least one, all of one dimension. */
export interface Mixture {
  /** Positive, of sum 1. */
  readonly weights: Vector;
  readonly means: readonly Vector[];
  /** The standard deviations s_k, at least 0. */
  readonly deviations: Vector;
}

/** The law of a x₀ + σ ε for x₀ from a mixture and standard normal ε: N(aμ_k, (a²s_k² + σ²) I) with the same weights. */
export function noisedMixture({ weights, means, deviations }: Mixture, { a, sigma }: NoiseLevel): Mixture {
  return {
    weights,
    means: means.map((mean) => mean.map((entry) => a * entry)),
    deviations: deviations.map((deviation) => Math.hypot(a * deviation, sigma)),
  };
}

/** ln p(x), finite wherever all deviations are positive. */
export function logDensity(mixture: Mixture, x: Vector): number {
  return logSumExp(logTerms(mixture, x));
}

/** The probability of each part given x. */
export function responsibilities(mixture: Mixture, x: Vector): Vector {
  return softmax(logTerms(mixture, x));
}

/** The score ∇ ln p(x): the slopes of the parts, weighted by their responsibilities. */
export function mixtureScore(mixture: Mixture, x: Vector): Vector {
  const shares = responsibilities(mixture, x);
  return x.map((entry, i) =>
    shares.reduce(
      (total, share, k) => total + (share * (at(at(mixture.means, k), i) - entry)) / at(mixture.deviations, k) ** 2,
      0,
    ),
  );
}

/**
 * The mean of x₀ given x_t = x, the best denoiser: Σ r_k [μ_k + a s_k²/(a²s_k² + σ²) (x - aμ_k)].
 *
 * The level must leave noise or the parts have width.
 */
export function denoised(mixture: Mixture, level: NoiseLevel, x: Vector): Vector {
  return denoiser(mixture, level)(x);
}

/** `denoised` at one level as a function of x, for many points. */
export function denoiser(mixture: Mixture, level: NoiseLevel): (x: Vector) => Vector {
  const noised = noisedMixture(mixture, level);
  const pulls = mixture.deviations.map((deviation, k) => (level.a * deviation ** 2) / at(noised.deviations, k) ** 2);
  return (x) => {
    const shares = responsibilities(noised, x);
    return x.map((entry, i) =>
      shares.reduce((total, share, k) => {
        const mean = at(at(mixture.means, k), i);
        return total + share * (mean + at(pulls, k) * (entry - level.a * mean));
      }, 0),
    );
  };
}

/** The mean of the whole mixture. */
export function mixtureMean({ weights, means }: Mixture): Vector {
  return at(means, 0).map((_, i) => weights.reduce((total, weight, k) => total + weight * at(at(means, k), i), 0));
}

/** ln of each weighted part's density at x. */
function logTerms({ weights, means, deviations }: Mixture, x: Vector): Vector {
  return weights.map((weight, k) => {
    const [mean, variance] = [at(means, k), at(deviations, k) ** 2];
    const square = x.reduce((total, entry, i) => total + (entry - at(mean, i)) ** 2, 0);
    return Math.log(weight) - (x.length / 2) * Math.log(2 * Math.PI * variance) - square / (2 * variance);
  });
}
