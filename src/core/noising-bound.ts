import { at, sum } from './array.ts';
import { reversePosterior } from './diffusion-sampler.ts';
import { expectation, signPatterns } from './every-outcome.ts';
import { cumulativeSignal, signalLevel } from './noise-schedule.ts';
import { logNormal, normalDivergence, type NormalLaw } from './normal-law.ts';
import type { Vector } from './vector.ts';

/** A reverse step of a model: from x it draws N(slope x + shift, variance). */
export interface ReverseStep {
  readonly slope: number;
  readonly shift: number;
  readonly variance: number;
}

/** A number x₀ that is noised with variances β_1 to β_T, and the model's reverse steps, of step 1 first. */
export interface NoisingModel {
  readonly clean: number;
  readonly betas: Vector;
  readonly steps: readonly ReverseStep[];
}

const STANDARD: NormalLaw = { mean: 0, variance: 1 };

/** The mean of ln q(x_1..x_T | x₀) - ln p(x_0..x_T), exact: it is quadratic in the noise, of which all signs are taken. */
export function meanPathRatio({ clean, betas, steps }: NoisingModel): number {
  const forward = (t: number, x: number) => {
    const beta = at(betas, t - 1);
    return { mean: Math.sqrt(1 - beta) * x, variance: beta };
  };
  return expectation(signPatterns(betas.length), (draws) => {
    const path = draws.reduce<Vector>(
      (before, z, i) => {
        const { mean, variance } = forward(i + 1, at(before, i));
        return [...before, mean + Math.sqrt(variance) * z];
      },
      [clean],
    );
    const ratios = steps.map(
      (step, i) =>
        logNormal(at(path, i + 1), forward(i + 1, at(path, i))) - logNormal(at(path, i), after(step, at(path, i + 1))),
    );
    return sum(ratios) - logNormal(at(path, betas.length), STANDARD);
  });
}

/** The terms L_0, L_1, ..., L_{T-1} and L_T of the variational bound on -ln p(x₀). */
export function boundTerms({ clean, betas, steps }: NoisingModel): Vector {
  const levels = cumulativeSignal(betas).map(signalLevel);
  const terms = steps.map((step, i) => {
    const [to, from] = [at(levels, i), at(levels, i + 1)];
    return expectation(signPatterns(1), ([z = 0]) => {
      const x = from.a * clean + from.sigma * z;
      if (i === 0) return -logNormal(clean, after(step, x));
      const { mean, variance } = reversePosterior({ from, to }, { x: [x], clean: [clean] });
      return normalDivergence({ mean: at(mean, 0), variance }, after(step, x));
    });
  });
  const { a, sigma } = at(levels, betas.length);
  return [...terms, normalDivergence({ mean: a * clean, variance: sigma ** 2 }, STANDARD)];
}

/** The law of x₀ under the model, which starts from N(0, 1). */
export function modelMarginal(steps: readonly ReverseStep[]): NormalLaw {
  return steps.reduceRight<NormalLaw>((law, step) => {
    const { mean, variance } = after(step, law.mean);
    return { mean, variance: step.slope ** 2 * law.variance + variance };
  }, STANDARD);
}

function after({ slope, shift, variance }: ReverseStep, x: number): NormalLaw {
  return { mean: slope * x + shift, variance };
}

/** Mean and variance of a number that starts at `start` and is noised with these variances, over all signs of the noise. */
export function noisedMoments(start: number, betas: Vector): Vector {
  const step = (x: number, z: number, i: number) => Math.sqrt(1 - at(betas, i)) * x + Math.sqrt(at(betas, i)) * z;
  return signMoments(betas.length, (draws) => draws.reduce(step, start));
}

/** Mean and variance of a number over all sign patterns of n draws: exact where it is linear in standard normal draws. */
export function signMoments(n: number, value: (draws: Vector) => number): Vector {
  const mean = expectation(signPatterns(n), value);
  return [mean, expectation(signPatterns(n), (draws) => (value(draws) - mean) ** 2)];
}
