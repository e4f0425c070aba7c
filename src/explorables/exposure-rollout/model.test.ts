import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { argument, type Complex, modulus } from '../../core/complex.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { expectedModulus } from './fit.ts';
import { model } from './model.ts';

type Settings = Partial<Parameters<typeof model.derive>[1]>;

const shown = (changes: Settings = {}) => createRun(model, { ...startSettings(model.params), s: 0.2, ...changes })(0);
const rollout = (changes: Settings = {}) => shown(changes).derived;

describe('the check values of seed 1, T = 200 and θ = 0.3', () => {
  it('teacher forcing at s = 0.2', () => {
    const { own, fits } = rollout();
    expect(modulus(own.weight)).toBeCloseTo(0.9181145347, 9);
    expect(argument(own.weight)).toBeCloseTo(0.2983996002, 9);
    expect(at(fits, 0).oneStepLoss).toBeCloseTo(0.1665344982, 9);
    expect(at(own.errors, 20)).toBeCloseTo(0.819005432, 8);
    expect(at(own.errors, 40)).toBeCloseTo(0.9672694106, 9);
  });

  it.each([
    [5, 0.9790734954, 0.570851789],
    [10, 0.9885749957, 0.3685603905],
  ])('%i self-fed steps at s = 0.2', (K, size, error) => {
    const { own } = rollout({ K });
    expect(modulus(own.weight)).toBeCloseTo(size, 9);
    expect(at(own.errors, 40)).toBeCloseTo(error, 8);
  });

  it('teacher forcing with other noise', () => {
    expect(modulus(rollout({ s: 0.1 }).own.weight)).toBeCloseTo(0.9778050464, 9);
    expect(modulus(rollout({ s: 0 }).own.weight)).toBeCloseTo(1, 12);
  });

  it.each([
    [1, 0.925926],
    [2, 0.954453],
    [5, 0.978944],
    [10, 0.988906],
  ])('the expected modulus for K = %i', (steps, expected) => {
    expect(expectedModulus(0.2, steps)).toBeCloseTo(expected, 6);
  });
});

it('has the losses of the definition, summed point by point', () => {
  const { observed, fits } = rollout({ T: 50 });
  const { weight, trainingLoss, oneStepLoss } = at(fits, 2);
  const squaredError = (t: number, j: number) => {
    const [angle, size] = [j * argument(weight) + argument(at(observed, t)), modulus(weight) ** j];
    const own: Complex = { re: size * Math.cos(angle), im: size * Math.sin(angle) };
    const seen = at(observed, t + j);
    return modulus(at(observed, t)) ** 2 === 0
      ? 0
      : (own.re * modulus(at(observed, t)) - seen.re) ** 2 + (own.im * modulus(at(observed, t)) - seen.im) ** 2;
  };
  const mean = (steps: number, last: number) =>
    sum(range(last).flatMap((t) => range(steps).map((i) => squaredError(t, i + 1)))) / (steps * last);
  expect(trainingLoss).toBeCloseTo(mean(3, 47), 12);
  expect(oneStepLoss).toBeCloseTo(mean(1, 49), 12);
});

it('shrinks the weight of a very long sequence to 1 / (1 + 2s²)', () => {
  const sizes = range(40).map((i) => modulus(rollout({ T: 400, s: 0.3, seed: i + 1 }).own.weight));
  expect(sum(sizes) / sizes.length).toBeCloseTo(1 / 1.18, 2);
});

it('says the result in words', () => {
  const [calm, noisy] = [shown({ s: 0 }), shown({ K: 10 })];
  expect(model.describe(calm.derived, calm.at)).toMatchInlineSnapshot(
    `"With noise 0 and K = 1 the weight has modulus 1.0000: free running stays on the circle. Fed the truth, its error is 0.000 in every step; fed its own output it is 0.000 after 40 steps. Its one-step training loss is 0.0000."`,
  );
  expect(model.describe(noisy.derived, noisy.at)).toMatchInlineSnapshot(
    `"With noise 0.2 and K = 10 the weight has modulus 0.9886: free running spirals inward. Fed the truth, its error is 0.011 in every step; fed its own output it is 0.369 after 40 steps. Its one-step training loss is 0.1719. Teacher forcing, K = 1, has modulus 0.9181 and error 0.967."`,
  );
});
