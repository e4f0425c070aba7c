import { signalLevel } from '../../core/noise-schedule.ts';

/** What is drawn: a class in standard normal data, a guidance weight, a noised number, and two predictions. */
export interface Numbers {
  /** Mean m and variance v_c of the class. */
  readonly mean: number;
  readonly variance: number;
  /** w */
  readonly w: number;
  /** ᾱ_t, and the noised number x_t. */
  readonly signal: number;
  readonly noised: number;
  /** ε̂ with and without the condition. */
  readonly given: number;
  readonly free: number;
}

/** What the questions ask for. */
export interface Laws {
  /** Variance and mean of the tilted law. */
  readonly tilted: number;
  readonly center: number;
  /** Variance of the guided samples. */
  readonly guided: number;
  readonly score: number;
  /** The combined prediction of the noise. */
  readonly combined: number;
}

export function lawsOf(numbers: Numbers): Laws {
  const { mean, variance, w, noised, given, free } = numbers;
  const tilted = 1 / ((1 + w) / variance - w);
  return {
    tilted,
    center: (tilted * (1 + w) * mean) / variance,
    guided: variance ** (1 + w),
    score: (1 + w) * classScore(numbers) + w * noised,
    combined: (1 + w) * given - w * free,
  };
}

/** The score of the noised class at the noised number; that of all data is minus the number. */
export function classScore(numbers: Numbers): number {
  const { mean, noised, signal } = numbers;
  return -(noised - signalLevel(signal).a * mean) / classVariance(numbers);
}

/** The variance of the noised class. */
export function classVariance({ variance, signal }: Numbers): number {
  return signal * variance + 1 - signal;
}
