import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { expectedExcess } from '../../core/least-squares-noise.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings, type Settings } from '../../kit/settings.ts';
import { MOST_STEPS, model } from './model.ts';
import { exactMoments, noisyRegression, rateOf, type Recipe } from './run.ts';

const shown = (changes: Settings = {}, step: number = MOST_STEPS) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(step);
const drawn = (changes: Settings = {}, step: number = MOST_STEPS) => shown(changes, step).derived;

describe('the expected excess loss agrees with an independent computation', () => {
  // Computed once in another language from the recursion, and there checked against 4000 simulated runs.
  it.each([
    [{}, 0, 1.168588912],
    [{}, 20, 0.01618918226],
    [{}, 200, 0.008815020341],
    [{ B: '4' }, 200, 0.002045301151],
    [{ schedule: 'decaying' }, 200, 0.001623899377],
    [{ s: 0 }, 20, 0.007983248545],
    [{ s: 0 }, 60, 5.373560648e-7],
  ])('%j at step %i: %f', (changes, step, expected) => {
    expect((drawn(changes, step).meanNow ?? 0) / expected).toBeCloseTo(1, 8);
  });

  const longRun: Recipe = { eta: 0.3, batchSize: 1, schedule: 'decaying' };
  it.each([
    [{ ...longRun, eta: 0.15, schedule: 'constant' } as const, 0.003994582419],
    [longRun, 1.913009441e-4],
  ])('%j after 2000 steps: %f', (recipe, expected) => {
    const problem = noisyRegression(0.5);
    const moments = item(exactMoments(problem, recipe, 2000), 2000);
    expect(expectedExcess(problem, moments) / expected).toBeCloseTo(1, 8);
  });
});

it('draws the run of seed 1 from one generator, one uniform for each example', () => {
  const { runExcess } = drawn();
  expect(item(runExcess, 1)).toBeCloseTo(0.7803404881, 9);
  expect(item(runExcess, 10)).toBeCloseTo(0.2561833691, 9);
  expect(item(runExcess, 50)).toBeCloseTo(0.001028268067, 11);
});

it('circles the least-squares weights', () => {
  const [first, second] = drawn().minimizer;
  expect(first).toBeCloseTo(1.019561199, 9);
  expect(second).toBeCloseTo(-2.041297416, 9);
});

it.each([
  ['1', 1.673493],
  ['2', 2.154659],
  ['4', 2.484997],
  ['8', 2.670449],
])('has, for batches of %s, the limit %f of the learning rate', (B, limit) => {
  expect(drawn({ B }).limit).toBeCloseTo(limit, 6);
  expect(drawn({ B }).fullLimit).toBeCloseTo(2.854578, 6);
});

it('has a floor that is nearly proportional to η/B, and none without label noise', () => {
  const floor = (changes: Settings) => drawn(changes).floor ?? Number.NaN;
  expect(floor({ eta: 0.15 })).toBeCloseTo(0.003994582419, 8);
  expect(floor({ eta: 0.02 }) / floor({ eta: 0.01 })).toBeCloseTo(2, 1);
  expect(floor({ eta: 0.01, B: '2' }) / floor({ eta: 0.01 })).toBeCloseTo(0.5, 2);
  expect(floor({ s: 0 })).toBeCloseTo(0, 20);
});

it('starts the decay after the first step, which uses η itself', () => {
  expect([0, 50, 150].map((t) => rateOf({ eta: 0.3, schedule: 'decaying' }, t))).toEqual([0.3, 0.15, 0.075]);
});

it('stops following a run and an expectation that blow up', () => {
  const { path, hasBlownUp, meanNow, meanExcess, floor } = drawn({ eta: 2.8 });
  expect(hasBlownUp).toBe(true);
  expect(path.length).toBeLessThan(MOST_STEPS);
  expect(meanNow).toBeNull();
  expect(floor).toBeNull();
  expect(Math.max(...meanExcess)).toBeLessThanOrEqual(1e6);
});

it('says the result in words', () => {
  const words = (changes: Settings) => {
    const { derived, at } = shown(changes);
    return model.describe(derived, at);
  };
  expect(words({})).toMatchInlineSnapshot(
    `"SGD with batch size 1, η = 0.3 (constant) and label noise 0.5. After 200 steps the excess loss of this run is 0.0113; the mean over all runs is 0.00882. At constant η the mean comes to rest at the floor 0.00882; the limit of η is 1.67."`,
  );
  expect(words({ s: 0 })).toMatchInlineSnapshot(
    `"SGD with batch size 1, η = 0.3 (constant) and label noise 0. After 200 steps the excess loss of this run is 1.26 × 10⁻²⁴; the mean over all runs is 1.29 × 10⁻²¹. At constant η the mean falls without a floor; the limit of η is 1.67."`,
  );
  expect(words({ eta: 2.8 })).toMatchInlineSnapshot(
    `"SGD with batch size 1, η = 2.8 (constant) and label noise 0.5. This run blew up after 14 steps; the mean over all runs blew up. At constant η the mean grows without bound: the limit for this batch size is 1.67."`,
  );
});
