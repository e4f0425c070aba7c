import { at, range } from '../../core/array.ts';
import { bisection } from '../../core/bisection.ts';
import { impliedNoise } from '../../core/diffusion-sampler.ts';
import { denoised, type Mixture, noisedMixture } from '../../core/gaussian-mixture.ts';
import { straightLevel, uniformTimes } from '../../core/noise-level.ts';
import { normalDistribution } from '../../core/normal-distribution.ts';

/** A place on the line of x at a time: (t, x). */
export type Moment = readonly [number, number];

/** The velocity dx/dt of the flow, E[ε - x₀ | x_t = x], for t in (0, 1]. */
export function velocity(mixture: Mixture, [t, x]: Moment): number {
  const level = straightLevel(t);
  const now = { x: [x], clean: denoised(mixture, level, [x]) };
  return at(impliedNoise(now, level), 0) - at(now.clean, 0);
}

/** Euler's way from x at t = 1 to t = 0 in N equal steps, with the velocity of each step. */
export function eulerPath(mixture: Mixture, x: number, steps: number) {
  const times = uniformTimes(steps);
  const places: Moment[] = [[1, x]];
  const velocities = range(steps).map((i) => {
    const now = at(places, i);
    const speed = velocity(mixture, now);
    places.push([at(times, i + 1), now[1] - speed / steps]);
    return speed;
  });
  return { places, velocities };
}

/**
 * Where the exact flow carries x from t = 1 to the given times.
 *
 * On a line the flow keeps order, so a point keeps its quantile: the share of the law below it is Φ(x) at every time.
 */
export function exactPath(mixture: Mixture, x: number, times: readonly number[]): readonly Moment[] {
  const below = normalDistribution(x);
  return times.map((t) => {
    if (t === 1) return [t, x];
    const { weights, means, deviations } = noisedMixture(mixture, straightLevel(t));
    const share = (place: number) =>
      weights.reduce(
        (total, weight, k) => total + weight * normalDistribution((place - at(at(means, k), 0)) / at(deviations, k)),
        0,
      );
    return [t, bisection((place) => share(place) - below, -FAR, FAR)];
  });
}

/** No point of the law comes near this. */
const FAR = 9;
