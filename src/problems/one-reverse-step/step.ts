import { at } from '../../core/array.ts';
import { cumulativeSignal } from '../../core/noise-schedule.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: three steps of noise, which of them is taken back, a data point and its noise. */
export interface Numbers {
  /** β_1, β_2, β_3 */
  readonly betas: Vector;
  /** t */
  readonly step: 2 | 3;
  /** x_0 */
  readonly clean: number;
  /** ε */
  readonly noise: number;
}

/** The two levels between which the step leads. */
export interface Levels {
  readonly beta: number;
  readonly alpha: number;
  /** ᾱ_t */
  readonly signal: number;
  /** ᾱ_{t-1} */
  readonly earlier: number;
}

/** What the questions ask for. */
export interface Reverse {
  /** x_t */
  readonly noised: number;
  /** Factor of x_0 in the mean. */
  readonly ofClean: number;
  /** Factor of x_t in the mean. */
  readonly ofNoised: number;
  readonly mean: number;
  readonly variance: number;
  /** Factor of the squared error of the noise in the bound, for a model of the same variance. */
  readonly noiseWeight: number;
  /** Factor of the squared error of the data. */
  readonly dataWeight: number;
}

export function levelsOf({ betas, step }: Numbers): Levels {
  const signals = cumulativeSignal(betas);
  const beta = at(betas, step - 1);
  return { beta, alpha: 1 - beta, signal: at(signals, step), earlier: at(signals, step - 1) };
}

export function reverseOf(numbers: Numbers): Reverse {
  const { clean, noise } = numbers;
  const { beta, alpha, signal, earlier } = levelsOf(numbers);
  const noised = Math.sqrt(signal) * clean + Math.sqrt(1 - signal) * noise;
  const ofClean = (Math.sqrt(earlier) * beta) / (1 - signal);
  const ofNoised = (Math.sqrt(alpha) * (1 - earlier)) / (1 - signal);
  return {
    noised,
    ofClean,
    ofNoised,
    mean: ofClean * clean + ofNoised * noised,
    variance: ((1 - earlier) / (1 - signal)) * beta,
    noiseWeight: beta / (2 * alpha * (1 - earlier)),
    dataWeight: (ratioOf(earlier) - ratioOf(signal)) / 2,
  };
}

/** The signal-to-noise ratio where ᾱ of the variance is signal. */
export function ratioOf(signal: number): number {
  return signal / (1 - signal);
}
