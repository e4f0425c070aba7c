import { at } from '../../core/array.ts';
import { cosineLevel, type NoiseLevel } from '../../core/noise-level.ts';
import { signalLevel } from '../../core/noise-schedule.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: three levels and what the network says at the last, and one step on Gaussian data. */
export interface Numbers {
  /** ᾱ_1, ᾱ_2, ᾱ_3, falling. */
  readonly signals: Vector;
  /** x_3 */
  readonly noised: number;
  /** ε̂ */
  readonly noise: number;
  /** v_0 */
  readonly variance: number;
  /** t and t' of the step on Gaussian data, of which the second is smaller. */
  readonly from: number;
  readonly to: number;
}

/** What the questions ask for. */
export interface Sampler {
  readonly clean: number;
  /** x_2 and x_1 of DDIM without fresh noise. */
  readonly next: number;
  readonly jump: number;
  /** Variance of the fresh noise to step 2 at η = 1, and the mean there. */
  readonly fresh: number;
  readonly mean: number;
  /** What a step of DDIM, and the exact flow, multiply Gaussian data by. */
  readonly factor: number;
  readonly exact: number;
}

/** The levels of steps 1, 2 and 3. */
export function levelsOf({ signals }: Numbers): readonly [NoiseLevel, NoiseLevel, NoiseLevel] {
  return [signalLevel(at(signals, 0)), signalLevel(at(signals, 1)), signalLevel(at(signals, 2))];
}

export function samplerOf(numbers: Numbers): Sampler {
  const { signals, noised, noise } = numbers;
  const [first, second, third] = levelsOf(numbers);
  const clean = (noised - third.sigma * noise) / third.a;
  const fresh = (second.sigma / third.sigma) ** 2 * (1 - at(signals, 2) / at(signals, 1));
  return {
    clean,
    next: second.a * clean + second.sigma * noise,
    jump: first.a * clean + first.sigma * noise,
    fresh,
    mean: second.a * clean + Math.sqrt(second.sigma ** 2 - fresh) * noise,
    ...factorsOf(numbers),
  };
}

function factorsOf(numbers: Numbers): Pick<Sampler, 'factor' | 'exact'> {
  const { variance } = numbers;
  const [from, to] = [cosineLevel(numbers.from), cosineLevel(numbers.to)];
  const [before, after] = [varianceAt(from, variance), varianceAt(to, variance)];
  return {
    factor: (from.a * to.a * variance + from.sigma * to.sigma) / before,
    exact: Math.sqrt(after / before),
  };
}

/** v_t */
export function varianceAt({ a, sigma }: NoiseLevel, variance: number): number {
  return a ** 2 * variance + sigma ** 2;
}
