import { range } from './array.ts';
import type { NoiseLevel } from './noise-level.ts';
import type { Rng } from './rng.ts';
import type { Vector } from './vector.ts';

const LINEAR = { first: 1e-4, last: 0.02 };
const COSINE = { offset: 0.008, largest: 0.999 };

/** The variances β_1 to β_T that grow evenly from 10⁻⁴ to 0.02, of at least two steps (J. Ho et al., 2020). */
export function linearSchedule(steps: number): Vector {
  return range(steps).map((i) => LINEAR.first + (i / (steps - 1)) * (LINEAR.last - LINEAR.first));
}

/** The variances β_1 to β_T of ᾱ_t ∝ cos²((t/T + 0.008)/1.008 · π/2), at most 0.999 each (A. Nichol, P. Dhariwal, 2021). */
export function cosineSchedule(steps: number): Vector {
  const signal = (t: number) => Math.cos((((t / steps + COSINE.offset) / (1 + COSINE.offset)) * Math.PI) / 2) ** 2;
  return range(steps).map((i) => Math.min(1 - signal(i + 1) / signal(i), COSINE.largest));
}

/** The products ᾱ_t = (1 - β_1) … (1 - β_t) for t from 0, where it is 1, to the last step. */
export function cumulativeSignal(betas: Vector): Vector {
  const [kept, signals] = betas.reduce<readonly [number, Vector]>(
    ([before, all], beta) => [before * (1 - beta), [...all, before]],
    [1, []],
  );
  return [...signals, kept];
}

/** The variance preserving level at which a share ᾱ of the variance is signal: a² = ᾱ, σ² = 1 - ᾱ. */
export function signalLevel(signal: number): NoiseLevel {
  return { a: Math.sqrt(signal), sigma: Math.sqrt(1 - signal) };
}

/** Variances of some steps, each drawn evenly between 0.05 and 0.45. */
export function randomSchedule(rng: Rng, steps: number): Vector {
  return range(steps).map(() => 0.05 + 0.4 * rng.uniform());
}
