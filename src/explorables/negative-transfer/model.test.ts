import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { enumeratedError, enumeratedPool } from '../../core/biased-source.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { exactError, exactErrors } from './averages.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const shown = (changes: Partial<At>) => createRun(model, { ...startSettings(model.params), ...changes })(0);
const show = (changes: Partial<At>) => shown(changes).derived;

describe('a separate program agrees on', () => {
  it('the errors at Δ = 0.5', () => {
    const { threshold, alone, pooled, bestWeight, best } = show({});
    expect(threshold).toBeCloseTo(0.6633249581, 9);
    expect(alone).toBeCloseTo(0.4, 12);
    expect(pooled).toBeCloseTo(0.2429752066, 9);
    expect(bestWeight).toBeCloseTo(0.5797101449, 9);
    expect(best).toBeCloseTo(0.168115942, 9);
  });

  it('the errors at Δ = 1', () => {
    const { pooled, bestWeight, best } = show({ Delta: 1 });
    expect(pooled).toBeCloseTo(0.8628099174, 9);
    expect(bestWeight).toBeCloseTo(0.2777777778, 9);
    expect(best).toBeCloseTo(0.2888888889, 9);
  });

  it.each([
    [0.66, 0.396364],
    [0.7, 0.441322],
  ])('the pooled mean on both sides of the threshold, at Δ = %s', (Delta, pooled) => {
    expect(show({ Delta }).pooled).toBeCloseTo(pooled, 6);
  });

  it('the simulated errors', () => {
    const { simulated, simulatedPool } = show({});
    expect(item(simulated, 0)).toBeCloseTo(0.3624382066, 9);
    expect(simulatedPool).toBeCloseTo(0.2497448005, 9);
  });
});

it('has the error of all patterns of noise, one by one', () => {
  const small = { bias: 0.7, variance: 2, target: 3, source: 5 };
  for (const omega of [0, 0.35, 1]) expect(exactError(small, omega)).toBeCloseTo(enumeratedError(small, omega), 10);
  expect(exactErrors(small).pooled).toBeCloseTo(enumeratedPool(small), 10);
});

it('simulates errors near the exact ones', () => {
  const { simulated, overWeights } = show({ Delta: 1.2, nt: 4, ns: 30 });
  simulated.forEach((error, i) => {
    expect(Math.abs(error / item(overWeights, 10 * i) - 1)).toBeLessThan(0.25);
  });
});

it('has nothing to weigh without source examples', () => {
  const { pooled, alone, best, bestWeight, error, overWeights, simulated, boundary, threshold } = show({
    ns: 0,
    omega: 0.7,
  });
  expect([pooled, best, error, ...overWeights]).toEqual(Array(104).fill(alone));
  expect([bestWeight, threshold, boundary]).toEqual([0, null, []]);
  expect(new Set(simulated).size).toBe(1);
});

it('sets the weight of a button to the nearest place of the knob', () => {
  const { derived, at } = shown({});
  expect(derived.bestWeight).toBeCloseTo(0.58, 2);
  expect(model.shortcuts?.map(({ settings }) => settings(at).omega)).toEqual([
    0,
    derived.pooledWeight,
    derived.bestWeight,
  ]);
});

it('says the result in words', () => {
  const words = (changes: Partial<At>) => {
    const { derived, at } = shown(changes);
    return model.describe(derived, at);
  };
  expect(words({})).toMatchInlineSnapshot(
    `"10 target examples, 100 source examples of bias 0.5, noise variance 4. Weight 0 on the source has the mean squared error 0.4, the target alone 0.4, the pooled mean 0.243 (0.25 in 400 trials): the source helps. The best weight is 0.58 with 0.1681."`,
  );
  expect(words({ Delta: 1, omega: 0.275 })).toMatchInlineSnapshot(
    `"10 target examples, 100 source examples of bias 1, noise variance 4. Weight 0.275 on the source has the mean squared error 0.2889, the target alone 0.4, the pooled mean 0.8628 (0.874 in 400 trials): the source does harm. The best weight is 0.278 with 0.2889."`,
  );
  expect(words({ nt: 1, ns: 0 })).toMatchInlineSnapshot(
    `"1 target example, 0 source examples of bias 0.5, noise variance 4. Weight 0 on the source has the mean squared error 4, the target alone 4, the pooled mean 4 (3.91 in 400 trials): there is no source. The best weight is 0 with 4."`,
  );
});
