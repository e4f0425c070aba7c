import { at } from '../../core/array.ts';
import { cumulativeSignal } from '../../core/noise-schedule.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: three steps of noise, a data point with its noise, and the variance of the data. */
export interface Numbers {
  /** β_1, β_2, β_3 */
  readonly betas: Vector;
  /** x_0 */
  readonly clean: number;
  /** ε */
  readonly noise: number;
  /** v_0 */
  readonly variance: number;
}

/** What the questions ask for. */
export interface Chain {
  /** ᾱ_0 = 1 to ᾱ_3 */
  readonly signals: Vector;
  /** ᾱ_3 */
  readonly signal: number;
  readonly ratio: number;
  /** x_3 */
  readonly noised: number;
  /** Variance of x_3 given x_1. */
  readonly between: number;
  /** v_3 */
  readonly marginal: number;
}

export function chainOf({ betas, clean, noise, variance }: Numbers): Chain {
  const signals = cumulativeSignal(betas);
  const signal = at(signals, betas.length);
  return {
    signals,
    signal,
    ratio: signal / (1 - signal),
    noised: Math.sqrt(signal) * clean + Math.sqrt(1 - signal) * noise,
    between: 1 - signal / at(signals, 1),
    marginal: signal * variance + 1 - signal,
  };
}
