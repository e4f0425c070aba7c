import type { NormalLaw } from '../../core/normal-law.ts';

/** What is drawn: a decoder N(w z, s²) under the prior N(0, 1), one input, and the law that the encoder gives for it. */
export interface Numbers {
  readonly w: number;
  readonly s2: number;
  readonly x: number;
  readonly encoder: NormalLaw;
}

/** E (x - w z)² under the encoder. */
export function meanSquare({ w, x, encoder }: Numbers): number {
  return (x - w * encoder.mean) ** 2 + w ** 2 * encoder.variance;
}

/** The mean of ln p(x | z) under the encoder. */
export function reconstruction(numbers: Numbers): number {
  return -meanSquare(numbers) / (2 * numbers.s2) - Math.log(2 * Math.PI * numbers.s2) / 2;
}

/** KL of two normal laws. */
export function gaussianKl(one: NormalLaw, two: NormalLaw): number {
  const ratio = one.variance / two.variance;
  return (ratio + (one.mean - two.mean) ** 2 / two.variance - 1 - Math.log(ratio)) / 2;
}

/** The law of the latent before any input. */
export const PRIOR: NormalLaw = { mean: 0, variance: 1 };

/** The reconstruction term minus the divergence from the prior. */
export function elbo(numbers: Numbers): number {
  return reconstruction(numbers) - gaussianKl(numbers.encoder, PRIOR);
}

/** The variance of the input under the model, w² + s². */
export function marginalVariance({ w, s2 }: Numbers): number {
  return w ** 2 + s2;
}

/** ln p(x). */
export function evidence(numbers: Numbers): number {
  const variance = marginalVariance(numbers);
  return -(numbers.x ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
}

/** The law of the latent given the input. */
export function posterior(numbers: Numbers): NormalLaw {
  const variance = marginalVariance(numbers);
  return { mean: (numbers.w * numbers.x) / variance, variance: numbers.s2 / variance };
}
