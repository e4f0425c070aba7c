import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings, type Settings } from '../../kit/settings.ts';
import { model } from './model.ts';

const shown = (changes: Settings = {}) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(0);
const drawn = (changes: Settings = {}) => shown(changes).derived;

describe('what is kept at η = 0.05, t = 20, λ = 1 agrees with an independent computation', () => {
  // Computed once in another language from the definitions, to ten digits.
  it.each([
    [2, 0.988470785, 0.8],
    [1, 0.6415140776, 0.5],
    [0.5, 0.2224253636, 0.2],
    [0.25, 0.06067886382, 0.05882352941],
  ])('σ = %f: gradient descent %f, ridge %f', (sigma, descent, ridge) => {
    const { kept, lambda } = drawn({ t: 20 });
    const found = kept.find((each) => each.sigma === sigma);
    expect(lambda).toBe(1);
    expect(found?.descent).toBeCloseTo(descent, 10);
    expect(found?.ridge).toBeCloseTo(ridge, 10);
  });
});

it('keeps a little more of σ = 1 in ten steps of twice the length', () => {
  expect(item(drawn({ t: 10, eta: 0.1 }).kept, 2).descent).toBeCloseTo(0.6513215599, 10);
});

it('has, with small steps, the largest gap of gradient flow: 0.2036 where σ²ηt is 2.513', () => {
  const { widest } = drawn({ eta: 0.01, t: 200 });
  expect(widest[1]).toBeCloseTo(0.2036, 2);
  expect(widest[0] ** 2 * 0.01 * 200).toBeCloseTo(2.51286, 0);
});

it('keeps more than everything of σ = 4 after one step with ησ² = 1.92', () => {
  expect(item(drawn({ t: 1, eta: 0.12 }).kept, 0).descent).toBeCloseTo(1.92, 12);
  expect(item(drawn({ t: 2, eta: 0.12 }).kept, 0).descent).toBeCloseTo(1 - 0.92 ** 2, 12);
});

it('has about the same ridge filter after doubling t as with half of λ', () => {
  const twice = drawn({ t: 40 });
  const half = drawn({ t: 20, link: 'by hand', logLambda: -0.3 });
  expect(twice.lambda).toBe(0.5);
  expect(half.lambda).toBeCloseTo(0.5012, 4);
  expect(twice.freedom.ridge).toBeCloseTo(half.freedom.ridge, 2);
});

it('says the result in words', () => {
  const { derived, at } = shown();
  expect(model.describe(derived, at)).toMatchInlineSnapshot(
    `"Gradient descent with η = 0.05, stopped after 5 steps, and ridge with λ = 4 keep of the singular values 4: 1 and 0.8; 2: 0.672 and 0.5; 1: 0.226 and 0.2; 0.5: 0.061 and 0.0588; 0.25: 0.0155 and 0.0154. Together these are 1.97 and 1.57 degrees of freedom. The largest gap, gradient descent minus ridge, is 0.257 at σ = 2.99."`,
  );
});
