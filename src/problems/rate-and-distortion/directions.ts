import { sum } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: the variances of two principal directions, the noise of the decoder, and the weight of the rate. */
export interface Numbers {
  readonly variances: readonly [number, number];
  readonly s2: number;
  readonly beta: number;
}

/** β s², above which a direction is used. */
export function level({ s2, beta }: Numbers): number {
  return beta * s2;
}

/** w² in both directions. */
export function decoderWeights(numbers: Numbers): Vector {
  return numbers.variances.map((variance) => Math.max(0, variance - level(numbers)));
}

/** σ_z² in both directions. */
export function encoderVariances(numbers: Numbers): Vector {
  return numbers.variances.map((variance) => level(numbers) / Math.max(variance, level(numbers)));
}

/** The distortion in both directions. */
export function distortions(numbers: Numbers): Vector {
  return numbers.variances.map((variance) => Math.min(variance, level(numbers)));
}

/** The rate in both directions, in nats. */
export function rates(numbers: Numbers): Vector {
  return numbers.variances.map((variance) => Math.log(Math.max(variance, level(numbers)) / level(numbers)) / 2);
}

/** Minus the ELBO, with weight 1 on the rate, of both directions together, averaged over the data. */
export function negativeElbo(numbers: Numbers): number {
  const constant = Math.log(2 * Math.PI * numbers.s2);
  return sum(distortions(numbers)) / (2 * numbers.s2) + constant + sum(rates(numbers));
}

/** The mean of -ln p(x) under the model's own marginal. */
export function surprise(numbers: Numbers): number {
  const weights = decoderWeights(numbers);
  const marginals = weights.map((weight) => weight + numbers.s2);
  return sum(
    marginals.map((marginal, i) => (Math.log(2 * Math.PI * marginal) + (numbers.variances[i] ?? 0) / marginal) / 2),
  );
}
