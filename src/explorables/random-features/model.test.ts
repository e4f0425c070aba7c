import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { faresOf } from './error-curve.ts';
import { breaksDown, COUNTS, drawOf, estimateOf, featureMultiplications, TYPES } from './experiment.ts';
import { model } from './model.ts';

const START = { type: 'positive', C: '64', s: '0.5', seed: 1 } as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const reading = (index: number, changes: Partial<At>) =>
  model.readings(derive(changes), settings(changes)).at(index)?.value;

it('errs as computed independently, seed 1', () => {
  expect(derive({}).estimate.error).toBeCloseTo(0.09690126768, 9);
  expect(derive({ C: '8' }).estimate.error).toBeCloseTo(0.319442416, 9);
  expect(derive({ type: 'trigonometric' }).estimate.error).toBeCloseTo(0.165810939, 9);
});

it('errs on average over 20 seeds as computed independently', () => {
  const { positive, trigonometric } = derive({}).averages;
  expect(positive.errors[1]).toBeCloseTo(0.2286226969, 9);
  expect(positive.errors[5]).toBeCloseTo(0.06618088222, 9);
  expect(trigonometric.errors[5]).toBeCloseTo(0.06047485239, 9);
});

it('errs much more when queries and keys are twice as large', () => {
  expect(derive({ s: '1' }).averages.positive.errors[5]).toBeCloseTo(0.3740689242, 9);
});

it('breaks down with few trigonometric features and large queries, never with positive ones', () => {
  expect(derive({ s: '1', C: '8', type: 'trigonometric' }).broken).toBe(17);
  expect(derive({ s: '1' }).averages.positive.broken).toEqual([0, 0, 0, 0, 0, 0]);
});

it('finds in one pass over the directions what it finds for each number of features on its own', () => {
  const draw = drawOf(3, 1);
  for (const type of TYPES) {
    faresOf(draw, type).forEach(({ error, isBroken }, i) => {
      const estimate = estimateOf(draw, { type, count: at(COUNTS, i) });
      expect(error / estimate.error).toBeCloseTo(1, 8);
      expect(isBroken).toBe(breaksDown(estimate));
    });
  }
});

it('counts multiplications: at 16 tokens only 8 trigonometric features are cheaper than softmax', () => {
  expect(derive({}).cost).toEqual({ softmax: 2048, features: 17408 });
  expect(derive({}).breakEven).toBe(136);
  const cheaper = TYPES.flatMap((type) =>
    COUNTS.filter((count) => featureMultiplications(16, { type, count }) < 2048).map((count) => [type, count]),
  );
  expect(cheaper).toEqual([['trigonometric', 8]]);
});

it('reads out the error, the mean, the seeds that break down, and both costs', () => {
  expect([0, 1, 2, 3, 4].map((index) => reading(index, {}))).toEqual([
    '0.0969',
    '0.136',
    '0 of 20 seeds',
    '17,408',
    '2,048',
  ]);
});

it('says the result in words', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"16 tokens, queries and keys of size 0.5, seed 1: 64 positive features miss the output of softmax attention by 0.0969 of its norm; 16 of 16 denominators are positive. Over seeds 1 to 20 the mean error is 0.136, and 0 of 20 seeds have a denominator that is not positive. Mean errors with 8, 16, 32, 64, 128, 256 features: positive 0.274, 0.229, 0.181, 0.136, 0.0945, 0.0662; trigonometric 0.587, 0.291, 0.189, 0.125, 0.0835, 0.0605. Multiplications: 17,408 with features, 2,048 with softmax; the features are cheaper for more than 136 tokens."`,
  );
});
