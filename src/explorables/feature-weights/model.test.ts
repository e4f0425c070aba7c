import { describe, expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { aliasSlopes, cosineFeatures, midpointGrid, weightedFit } from '../../core/cosine-features.ts';
import { gradient as slopes } from '../../core/finite-differences.ts';
import { createRng } from '../../core/rng.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { designAt, expectedError, FEATURES, fitOnGrid, gridOf } from './fits.ts';
import { model } from './model.ts';
import { aliasesOf, errorAt } from './tasks.ts';
import { metaLoss, nextLesson, UNTRAINED } from './training.ts';

type At = Parameters<typeof model.derive>[1];

const ONES = UNTRAINED.weights;
const setOf = (...truth: readonly number[]) => range(FEATURES).map((k) => (truth.includes(k) ? 1 : 0));
const shown = (changes: Partial<At>, step = 100) =>
  createRun(model, { ...startSettings(model.params), ...changes })(step);

describe('meta-training on a grid of 8 points with the true features 1, 3 and 6', () => {
  it('begins with the meta-loss 1.125, which pushes a true weight up and its alias down', () => {
    const { loss, gradient } = metaLoss(ONES, [1, 3, 6], { design: gridOf(8), jitter: 1e-6 });
    expect(loss).toBeCloseTo(1.125, 10);
    expect(gradient[1]).toBeCloseTo(-0.375, 7);
    expect(gradient[15]).toBeCloseTo(0.125, 7);
  });

  it('goes the way that was computed independently', () => {
    const after = (step: number) => shown({}, step).derived;
    const lossAfter = (step: number) => at(after(step).losses, step);
    expect([lossAfter(1), after(1).weights[1]].map((value) => Number(value?.toFixed(9)))).toEqual([
      0.849020231, 1.187499994,
    ]);
    expect(lossAfter(10)).toBeCloseTo(0.0624481494, 9);
    expect(after(10).weights[1]).toBeCloseTo(1.8570353885, 9);
    expect(after(10).weights[15]).toBeCloseTo(0.4967109658, 9);
    expect(after(10).weights[2]).toBeCloseTo(1, 12);
    expect(lossAfter(100)).toBeCloseTo(0.0005307927, 9);
    expect(after(400).weights[1]).toBeCloseTo(2.045223329, 8);
    expect(after(400).weights[15]).toBeCloseTo(0.0746622042, 8);
  });

  it('has a dip of the error at 8 and 16 points, and not at 12', () => {
    const { equal, learned } = shown({}).derived.errors;
    const of = (errors: readonly number[]) => [6, 8, 12, 16].map((count) => errorAt(errors, count));
    [1.4743277534, 0.0010615855, 0.4788360224, 0.0001808376].forEach((error, i) =>
      expect(of(learned)[i]).toBeCloseTo(error, 9),
    );
    [2.6, 2.25, 2].forEach((error, i) => expect(of(equal)[i]).toBeCloseTo(error, 9));
  });
});

it('learns at random points what was computed independently from one stream of numbers', () => {
  const rng = createRng(1);
  const lesson = { truth: [1, 3, 6], n: 8, points: 'random', eta: 0.5 } as const;
  const { weights } = range(2000).reduce((before) => nextLesson(before, lesson, rng), UNTRAINED);
  [3.2251, 3.2036, 3.1632].forEach((weight, i) => expect(weights[at(lesson.truth, i)]).toBeCloseTo(weight, 4));
  const others = weights.filter((_, k) => k !== 1 && k !== 3 && k !== 6);
  expect(Math.max(...others)).toBeCloseTo(0.3082, 4);
});

it('loses the dip when it is trained at random points: 12 points are then no worse than 8', () => {
  const { learned } = shown({ points: 'random' }, 2000).derived.errors;
  expect(errorAt(learned, 8)).toBeLessThan(0.01);
  expect(errorAt(learned, 12)).toBeLessThan(0.01);
});

it('has an error of half for each of two true features in one alias group, however long it trains', () => {
  const { errors } = shown({ S: setOf(1, 15) }, 400).derived;
  expect(errorAt(errors.learned, 8)).toBeCloseTo(1, 4);
  expect(errorAt(errors.ideal, 8)).toBeCloseTo(1, 4);
});

it('cannot see a true feature that vanishes on the grid', () => {
  const { learned, ideal } = shown({ S: setOf(8) }).derived.errors;
  expect(errorAt(learned, 8)).toBeCloseTo(1, 9);
  expect(errorAt(ideal, 8)).toBeCloseTo(1, 9);
});

it('names as aliases what the grid cannot tell from a true feature', () => {
  expect(aliasesOf([1], 8)).toEqual([15, 17, 31]);
  expect(aliasesOf([0], 8)).toEqual([16]);
  expect(aliasesOf([8], 8)).toEqual([]);
});

it('has the meta-gradient of finite differences at random points', () => {
  const rng = createRng(4);
  const design = designAt(range(5).map(() => rng.uniform()));
  const weights = range(FEATURES).map(() => 0.5 + rng.uniform());
  const numeric = slopes((moved) => metaLoss(moved, [2, 5], { design, jitter: 1e-3 }).loss, weights);
  const { gradient } = metaLoss(weights, [2, 5], { design, jitter: 1e-3 });
  numeric.forEach((slope, k) => expect(gradient[k]).toBeCloseTo(slope, 6));
});

it('has the meta-gradient of the formula for alias groups', () => {
  const rng = createRng(5);
  const weights = range(FEATURES).map(() => 0.5 + rng.uniform());
  const { gradient } = metaLoss(weights, [3], { design: gridOf(8), jitter: 0 });
  aliasSlopes(weights, 3, 8).forEach((slope, k) => expect(gradient[k]).toBeCloseTo(slope, 10));
});

it('fits as Gaussian elimination does', () => {
  const rng = createRng(6);
  const weights = range(FEATURES).map(() => 0.5 + rng.uniform());
  const task = range(FEATURES).map((k) => (k % 5 === 1 ? rng.normal() : 0));
  const features = cosineFeatures(midpointGrid(10), FEATURES);
  const targets = features.map((row) => row.reduce((total, entry, k) => total + entry * at(task, k), 0));
  const expected = weightedFit(features, weights, { targets, jitter: 1e-6 });
  fitOnGrid(weights, task, 10).forEach((entry, k) => expect(entry).toBeCloseTo(at(expected, k), 10));
});

it('errs by the share that the aliases of equal weight take', () => {
  // Groups of four: three quarters. The constant and feature 16 have different norms: two thirds.
  expect(expectedError(ONES, [1], 8)).toBeCloseTo(0.75, 6);
  expect(expectedError(ONES, [0], 8)).toBeCloseTo(2 / 3, 6);
});

it('says the result in words', () => {
  const words = (changes: Partial<At>, step = 100) => {
    const { derived, at: values } = shown(changes, step);
    return model.describe(derived, values);
  };
  expect(words({})).toMatchInlineSnapshot(
    `"Of the cosine features 0 to 31 the true ones are 1, 3, 6. After 100 steps of meta-training on 8 points of a grid their weights are 2.03, those of their aliases 10, 13, 15, 17, 19, 22, 26, 29, 31 are 0.151; all others: 1. A new task with 8 points on a grid has the expected error 0.00106; with equal weights 2.25, with the true features alone below 10⁻⁹."`,
  );
  expect(words({ points: 'random', nPost: 12 }, 0)).toMatchInlineSnapshot(
    `"Of the cosine features 0 to 31 the true ones are 1, 3, 6. After 0 steps of meta-training on 8 points drawn anew each time their weights are 1; all others: 1. A new task with 12 points on a grid has the expected error 2; with equal weights 2, with the true features alone below 10⁻⁹."`,
  );
  expect(words({ S: setOf() })).toMatchInlineSnapshot(
    `"None of the 32 cosine features is true, so every task is 0. A new task with 8 points on a grid has the expected error below 10⁻⁹; with equal weights below 10⁻⁹, with the true features alone below 10⁻⁹."`,
  );
});
