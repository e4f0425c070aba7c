import { expect, it } from 'vitest';
import { at } from './array.ts';
import {
  ddimDeviation,
  ddimStep,
  ddpmStep,
  flowVelocity,
  forwardStep,
  impliedNoise,
  reversePosterior,
} from './diffusion-sampler.ts';
import { lineIntegral, normalDensity } from './line-integral.ts';
import { cosineLevel, cosineRates, uniformTimes } from './noise-level.ts';
import { createRng } from './rng.ts';
import type { Vector } from './vector.ts';

/** The levels after steps of variance 0.1, 0.2, 0.3. */
const LEVELS = [0.9, 0.72, 0.504].map((kept) => ({ a: Math.sqrt(kept), sigma: Math.sqrt(1 - kept) }));
const [ONE, TWO, THREE] = [at(LEVELS, 0), at(LEVELS, 1), at(LEVELS, 2)];
const NONE = { eta: 0, z: [0] };

function expectClose(values: Vector, expected: Vector, digits = 6): void {
  expected.forEach((entry, i) => expect(at(values, i)).toBeCloseTo(entry, digits));
}

it('steps as by hand: x = 0.357793 with noise 0.1 goes to 0.396383, or straight to 0.415632', () => {
  const x = 0.357793;
  const now = { x: [x], clean: [(x - THREE.sigma * 0.1) / THREE.a] };
  expectClose(now.clean, [0.404781]);
  expectClose(impliedNoise(now, THREE), [0.1]);
  expectClose(ddimStep({ from: THREE, to: TWO }, now, NONE), [0.396383]);
  expectClose(ddimStep({ from: THREE, to: ONE }, now, NONE), [0.415632], 5);
  expectClose(ddimStep({ from: THREE, to: TWO }, now, { eta: 1, z: [0] }), [0.376731]);
  expectClose(ddpmStep({ from: THREE, to: TWO }, now, [0]), [0.376731]);
});

it('has DDPM as DDIM with η = 1', () => {
  const rng = createRng(4);
  for (let i = 0; i < 50; i += 1) {
    const [early, late] = [0.98 * rng.uniform(), 0.99].map((t) => cosineLevel(t));
    if (early === undefined || late === undefined) continue;
    const now = { x: [rng.normal()], clean: [rng.normal()] };
    const z = [rng.normal()];
    const stride = { from: late, to: early };
    expectClose(ddpmStep(stride, now, z), ddimStep(stride, now, { eta: 1, z }), 10);
  }
});

it('knows the posterior of the forward chain as a grid over its values does', () => {
  const stride = { from: TWO, to: ONE };
  const { mean, variance } = reversePosterior(stride, { x: [0.3], clean: [1] });
  const joint = (x: number) =>
    normalDensity(x, { mean: ONE.a, deviation: ONE.sigma }) *
    normalDensity(0.3, { mean: Math.sqrt(0.8) * x, deviation: Math.sqrt(0.2) });
  const over = { low: -3, high: 4, parts: 2000 };
  const total = lineIntegral(joint, over);
  const middle = lineIntegral((x) => x * joint(x), over) / total;
  expectClose(mean, [middle], 9);
  expectClose(mean, [0.773462]);
  expect(variance).toBeCloseTo(lineIntegral((x) => (x - middle) ** 2 * joint(x), over) / total, 9);
  expect(variance).toBeCloseTo(0.0714286, 6);
  expect(ddimDeviation(stride, 1) ** 2).toBeCloseTo(variance, 12);
});

it('forgets the datum step by step, as the closed form says', () => {
  const z = [-0.3, 1.2, 0.4];
  const path = LEVELS.reduce<readonly number[]>(
    (states, to, i) => {
      const from = i === 0 ? { a: 1, sigma: 0 } : at(LEVELS, i - 1);
      return [...states, ...forwardStep({ from, to }, [at(states, i)], [at(z, i)])];
    },
    [2],
  );
  const byHand = [0.1, 0.2, 0.3].reduce((x, beta, i) => Math.sqrt(1 - beta) * x + Math.sqrt(beta) * at(z, i), 2);
  expect(at(path, 3)).toBeCloseTo(byHand, 12);
});

it('shrinks standard normal data by cos(π/2N) in every one of N steps', () => {
  const times = uniformTimes(10);
  const end = times.slice(1).reduce((x, t, i) => {
    const [from, to] = [cosineLevel(at(times, i)), cosineLevel(t)];
    return at(ddimStep({ from, to }, { x: [x], clean: [from.a * x] }, NONE), 0);
  }, 1);
  expect(end).toBeCloseTo(0.8834851837, 9);
});

it('flows as fast as tiny steps of DDIM do', () => {
  const [t, step] = [0.4, 1e-6];
  const now = { x: [0.7], clean: [1.1] };
  const [from, to] = [cosineLevel(t), cosineLevel(t - step)];
  const moved = (at(ddimStep({ from, to }, now, NONE), 0) - 0.7) / -step;
  expectClose(flowVelocity(now, from, cosineRates(t)), [moved], 5);
});
