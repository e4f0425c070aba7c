import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import type { AlignmentMethod } from '../../core/alignment-dynamics.ts';
import { gradient } from '../../core/finite-differences.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { descentOf, lossOf, trainingOf, viewsOf } from './lab.ts';
import { changePerStep, model } from './model.ts';

const show = (changes: Parameters<typeof changeSettings>[2], step = 400) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(step).derived;
const last = <T>(items: readonly T[]) => at(items, items.length - 1);
const angle = ([x, y]: readonly [number, number]) => (Math.atan2(y, x) * 180) / Math.PI;

it.each([
  ['alignment', 0.1207498555],
  ['stop-gradient', 0.269381499],
  ['predictor', 0.1191145863],
  ['predictor + stop-gradient', 0.9955913382],
  ['variance penalty', 0.9481363408],
])('with %s ends at the length of the second program', (method, length) => {
  expect(last(show({ method }).lengths)).toBeCloseTo(length, 9);
});

it('ends alignment along the feature with the weaker noise, on its way to 0', () => {
  const shown = show({});
  expect(angle(last(shown.path))).toBeCloseTo(90, 2);
  // There the length shrinks by the factor 1 - 4ηC_ε = 1 - 4 · 0.02 · 0.05 per step.
  expect(changePerStep(shown)).toBeCloseTo(-0.004, 9);
  expect(changePerStep(show({ method: 'stop-gradient' }))).toBeCloseTo(-0.002, 6);
});

it('finds the most invariant direction with a predictor and a stop-gradient, and with a variance penalty', () => {
  const kept = show({ method: 'predictor + stop-gradient' });
  expect(angle(last(kept.path))).toBeCloseTo(89.0997094, 6);
  expect(last(kept.predictors ?? [])).toBeCloseTo(0.9525937593, 9);
  expect(kept.best?.ratio).toBeCloseTo(0.9525937594, 9);
  expect(last(kept.ratios)).toBeCloseTo(0.9525937594, 9);
  const penalized = show({ method: 'variance penalty' });
  expect(angle(last(penalized.path))).toBeCloseTo(89.0998703, 6);
  expect(penalized.variance).toBeCloseTo(0.9525937593, 9);
});

it('goes the first ten steps as the second program does', () => {
  expect(last(show({}, 10).lengths)).toBeCloseTo(0.6730767459, 9);
  const kept = show({ method: 'predictor + stop-gradient' }, 10);
  expect(last(kept.lengths)).toBeCloseTo(0.9708864502, 9);
  expect(last(kept.predictors ?? [])).toBeCloseTo(0.6931249936, 9);
});

it('only turns more slowly with an averaged target', () => {
  const slow = show({ method: 'predictor + stop-gradient', beta: '0.99' }, 100);
  expect(last(slow.lengths)).toBeCloseTo(0.9834085676, 9);
  expect(angle(last(slow.path))).toBeCloseTo(65.39065661, 7);
  expect(angle(last(show({ method: 'predictor + stop-gradient' }, 100).path))).toBeCloseTo(83.35998012, 7);
  expect(slow.target).not.toBeNull();
});

it('finds the same direction, or its opposite, from other starts', () => {
  const axis = angle(show({}).best?.direction ?? [0, 0]);
  for (const start of [
    [1, 0],
    [-0.5, 0.2],
    [0.6, -0.8],
    [-1, -1],
  ]) {
    // prettier-ignore
    const turn = angle(last(show({ start, method: 'predictor + stop-gradient' }).path)) - axis;
    expect(Math.abs(Math.sin((turn * Math.PI) / 180))).toBeLessThan(0.02);
  }
});

it('descends the loss that it shows', () => {
  const views = viewsOf({ noise1: 1.3, noise2: 0.4 });
  const state = { weights: [0.8, -0.3], predictor: 0.7, target: [0.2, 0.5] };
  const methods: readonly AlignmentMethod[] = [
    'alignment',
    'predictor',
    'predictor + stop-gradient',
    'variance penalty',
  ];
  for (const method of methods) {
    const training = trainingOf(method, { beta: '0.9', lambda: 0.8 });
    const slope = gradient((weights) => lossOf({ ...state, weights }, views, training), state.weights);
    for (const i of range(2)) expect(at(descentOf(state, views, training), i)).toBeCloseTo(-at(slope, i), 7);
  }
});

it('has a higher loss where the weights survive than at 0, and the variance penalty a lower one', () => {
  const kept = show({ method: 'predictor + stop-gradient' });
  // a = r and w' = w leave v(1 - r²).
  expect(kept.loss).toBeCloseTo(kept.variance * (1 - 0.9525937594 ** 2), 8);
  expect(kept.constantLoss).toBe(0);
  const penalized = show({ method: 'variance penalty' });
  // 2(1 - r)v + (v - 1)² at v = r.
  expect(penalized.loss).toBeCloseTo(1 - 0.9525937594 ** 2, 8);
  expect(penalized.constantLoss).toBe(1);
});

it('collapses in spite of the penalty when the penalty is weaker than the noise share', () => {
  const { lengths, best } = show({ method: 'variance penalty', noise1: 2, noise2: 2, lambda: 0.5 });
  expect(1 - (best?.ratio ?? 1)).toBeGreaterThan(0.5);
  expect(last(lengths)).toBeLessThan(0.01);
});

it('takes a start of no length as one along the first feature', () => {
  expect(show({ start: [0, 0] }, 0).path).toEqual([[1, 0]]);
});
