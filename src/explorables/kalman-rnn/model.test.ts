import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { steadyKalman, type Weights } from '../../core/scalar-world.ts';
import { drawSequence, sequenceGradient, sequenceLoss } from './descent.ts';
import { model, type Training } from './model.ts';
import { populationError } from './scalar-kalman.ts';

const at = { a: 0.9, q: 0.19, r: 1, T: 400, rate: 0.05, seed: 1 };
const sequence = drawSequence(at, at.T, createRng(at.seed));

const trained = (steps: number) =>
  range(steps).reduce<Training>(
    (state) => model.step?.(state, at, createRng(0)) ?? state,
    model.init(at, createRng(at.seed)),
  );

describe('the Kalman filter in closed form', () => {
  // Computed once in another language from the quadratic, to ten digits.
  it.each([
    [
      { a: 0.9, q: 0.19, r: 1 },
      { P: 0.4358898944, K: 0.3035677708, alpha: 0.6267890063, error: 0.3035677708 },
    ],
    [
      { a: 0.9, q: 1, r: 1 },
      { P: 1.483899903, K: 0.5974072873 },
    ],
    [
      { a: 0.9, q: 0.19, r: 0.1 },
      { K: 0.7123993386, alpha: 0.2588405952, error: 0.07123993386 },
    ],
    [
      { a: 0.8, q: 0.5, r: 2 },
      { P: 0.8960318, K: 0.3093999, alpha: 0.5524801, error: 0.6187997 },
    ],
  ])('%j', (world, expected) => {
    const { prediction: P, gain: K, weights, error } = steadyKalman(world);
    const found = { P, K, alpha: weights[0], error };
    for (const key of ['P', 'K', 'alpha', 'error'] as const) {
      if (key in expected) expect(found[key]).toBeCloseTo({ ...found, ...expected }[key], 6);
    }
  });

  it('is where iterating the Riccati equation from 1 arrives', () => {
    const P = range(500).reduce((p) => (0.81 * p) / (p + 1) + 0.19, 1);
    expect(steadyKalman(at).prediction).toBeCloseTo(P, 12);
  });

  it('has no slope of the population error left in either weight', () => {
    const { weights } = steadyKalman(at);
    const error = (d: Weights) => populationError(at, [weights[0] + d[0], weights[1] + d[1]]) ?? Number.NaN;
    expect((error([1e-5, 0]) - error([-1e-5, 0])) / 2e-5).toBeCloseTo(0, 8);
    expect((error([0, 1e-5]) - error([0, -1e-5])) / 2e-5).toBeCloseTo(0, 8);
  });
});

it('measures the population error that a long simulation shows', () => {
  const long = drawSequence(at, 200_000, createRng(11));
  const weights: Weights = [0.5, 0.3];
  // Four standard errors; the squared errors are correlated over about ten steps.
  expect(Math.abs(sequenceLoss(long, weights) - (populationError(at, weights) ?? 0))).toBeLessThan(0.012);
  expect(populationError(at, [1, 0.1])).toBeNull();
});

it('draws the first state and its observation before everything else', () => {
  expect(item(sequence.states, 0)).toBeCloseTo(1.404338778, 9);
  expect(item(sequence.observations, 0)).toBeCloseTo(2.620093398, 9);
});

it('has the published loss and gradient at α = 0.5, β = 0.3', () => {
  const [alpha, beta] = sequenceGradient(sequence, [0.5, 0.3]);
  expect(sequenceLoss(sequence, [0.5, 0.3])).toBeCloseTo(0.2761403582, 10);
  expect(alpha).toBeCloseTo(-0.2938203288, 10);
  expect(beta).toBeCloseTo(-0.2883867407, 10);
});

it('has the gradient that finite differences give', () => {
  const slope = (step: Weights) =>
    (sequenceLoss(sequence, [0.8 + step[0], 0.1 + step[1]]) - sequenceLoss(sequence, [0.8 - step[0], 0.1 - step[1]])) /
    2e-6;
  const [alpha, beta] = sequenceGradient(sequence, [0.8, 0.1]);
  expect(alpha).toBeCloseTo(slope([1e-6, 0]), 6);
  expect(beta).toBeCloseTo(slope([0, 1e-6]), 6);
});

it('arrives, after 400 steps, near the Kalman filter and below its loss on this sequence', () => {
  const derived = model.derive(trained(400), at);
  expect(derived.learned[0]).toBeCloseTo(0.6708265724, 9);
  expect(derived.learned[1]).toBeCloseTo(0.2535642778, 9);
  expect(derived.loss.learned).toBeCloseTo(0.2516793494, 9);
  expect(derived.loss.kalman).toBeCloseTo(0.2567476779, 9);
  expect(derived.error.memoryless).toBeCloseTo(0.5, 12);
  expect(model.describe(derived, at)).toMatchInlineSnapshot(
    `"After 400 gradient steps the RNN remembers with α = 0.671 and listens with β = 0.254; the Kalman filter has 0.627 and 0.304. On this sequence the loss of the RNN is 0.252 and that of the filter 0.257; over all sequences the errors are 0.31 and 0.304."`,
  );
});

it('starts from weights 0, where the loss is the mean square of the states', () => {
  const { loss, path } = model.derive(trained(0), at);
  const square = sequence.states.reduce((total, h) => total + h * h, 0) / at.T;
  expect(path).toEqual([[0, 0]]);
  expect(loss.learned).toBeCloseTo(square, 12);
});

it('remembers less when the sensor is ten times better', () => {
  expect(steadyKalman({ ...at, r: 0.1 }).weights[0]).toBeLessThan(steadyKalman(at).weights[0]);
});
