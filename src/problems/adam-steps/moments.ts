import { at } from '../../core/array.ts';

/** What is drawn. */
export interface Numbers {
  /** Three gradients of one weight, none of them 0. */
  readonly gradients: readonly number[];
  readonly beta1: number;
  readonly beta2: number;
  /** The factor that multiplies all gradients in the second part. */
  readonly factor: number;
}

/** The learning rate η of this problem. */
export const RATE = 0.1;

/** One step of Adam on one weight with ε = 0. */
export interface Moments {
  /** The number of the step, from 1. */
  readonly t: number;
  readonly gradient: number;
  /** m_t and v_t */
  readonly first: number;
  readonly second: number;
  /** The same, divided by 1 - β₁^t and 1 - β₂^t. */
  readonly firstHat: number;
  readonly secondHat: number;
}

/** Both buffers of Adam after each gradient, raw and corrected. */
export function moments({ gradients, beta1, beta2 }: Numbers): readonly Moments[] {
  const steps: Moments[] = [];
  for (const [i, gradient] of gradients.entries()) {
    const before = steps.at(-1);
    const first = beta1 * (before?.first ?? 0) + (1 - beta1) * gradient;
    const second = beta2 * (before?.second ?? 0) + (1 - beta2) * gradient ** 2;
    const t = i + 1;
    steps.push({
      t,
      gradient,
      first,
      second,
      firstHat: first / (1 - beta1 ** t),
      secondHat: second / (1 - beta2 ** t),
    });
  }
  return steps;
}

/** What one step makes of the buffers; Adam's own is m̂/√v̂. */
export type Direction = (moments: Moments) => number;

/** Adam's direction with ε = 0. */
export function adamDirection({ firstHat, secondHat }: Moments): number {
  return firstHat / Math.sqrt(secondHat);
}

/** The weight after each step from 0, when step t moves it by -η times the direction. */
export function weights(numbers: Numbers, direction: Direction): readonly number[] {
  const path: number[] = [];
  for (const step of moments(numbers)) path.push((path.at(-1) ?? 0) - RATE * direction(step));
  return path;
}

/** The weight after the last step. */
export function lastWeight(numbers: Numbers, direction: Direction): number {
  return at(weights(numbers, direction), numbers.gradients.length - 1);
}

/** The length of the first step without corrections, in units of η: (1 - β₁)/√(1 - β₂). */
export function uncorrectedFirstStep({ beta1, beta2 }: Numbers): number {
  return (1 - beta1) / Math.sqrt(1 - beta2);
}
