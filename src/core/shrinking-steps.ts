import { at, range } from './array.ts';
import { ddimStep, flowVelocity } from './diffusion-sampler.ts';
import { denoised } from './gaussian-mixture.ts';
import { cosineLevel, cosineRates } from './noise-level.ts';
import { integratedEnd } from './ode-path.ts';
import type { Vector } from './vector.ts';

/** A step on the cosine path between two times, for data N(0, variance). */
export interface GaussianStep {
  readonly variance: number;
  readonly from: number;
  readonly to: number;
}

/** By what one deterministic DDIM step with the exact denoiser multiplies a number. */
export function ddimFactor({ variance, from, to }: GaussianStep): number {
  const stride = { from: cosineLevel(from), to: cosineLevel(to) };
  return at(ddimStep(stride, { x: [1], clean: cleanAt(variance, from, [1]) }, { eta: 0, z: [0] }), 0);
}

/** By what the probability flow multiplies a number on the way: its equation, solved in 200 steps. */
export function flowFactor({ variance, from, to }: GaussianStep): number {
  const velocity = (x: Vector, t: number) =>
    flowVelocity({ x, clean: cleanAt(variance, t, x) }, cosineLevel(t), cosineRates(t));
  return at(integratedEnd(velocity, { start: [1], from, to, steps: 200 }), 0);
}

/** By what N equal steps from noise to data multiply a number. */
export function ddimProduct(variance: number, steps: number): number {
  return range(steps).reduce((x, i) => x * ddimFactor({ variance, from: 1 - i / steps, to: 1 - (i + 1) / steps }), 1);
}

function cleanAt(variance: number, t: number, x: Vector): Vector {
  return denoised({ weights: [1], means: [[0]], deviations: [Math.sqrt(variance)] }, cosineLevel(t), x);
}
