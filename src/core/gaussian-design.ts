import { at, range, sum } from './array.ts';
import { scale } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { svd } from './singular-values.ts';

/** How many examples and features a random design has, and the variance of the noise of its targets. */
export interface GaussianDesign {
  readonly n: number;
  readonly d: number;
  readonly noiseVariance: number;
}

/**
 * The excess risk E‖ŵ - w*‖² of minimum-norm least squares on designs of independent standard normals, one number for
 * each drawn design. The truth w* has length 1, and the noise is averaged exactly: it adds s² Σ 1/σ_i² to what the
 * design misses of w*.
 */
export function minimumNormRisks(rng: Rng, { n, d, noiseVariance }: GaussianDesign, draws: number): readonly number[] {
  return range(draws).map(() => {
    const { sigma, v } = svd(scale(Math.sqrt(d), normalMatrix(rng, n, d)));
    const kept = sum(v.map((right) => at(right, 0) ** 2));
    return 1 - kept + noiseVariance * sum(sigma.map((value) => 1 / value ** 2));
  });
}

/** The mean of a sample and the standard error of that mean. */
export function meanWithError(sample: readonly number[]): { readonly mean: number; readonly standardError: number } {
  const mean = sum(sample) / sample.length;
  const variance = sum(sample.map((value) => (value - mean) ** 2)) / (sample.length - 1);
  return { mean, standardError: Math.sqrt(variance / sample.length) };
}
