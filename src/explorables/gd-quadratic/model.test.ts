import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { eta: 0.15, lambda1: 10, lambda2: 1 };

const descent = (changes: Partial<At>, steps = 10) => {
  const at = { ...base, ...changes };
  const start = model.init(at, createRng(1));
  return model.derive(
    range(steps).reduce((path) => model.step?.(path, at, createRng(1)) ?? path, start),
    at,
  );
};

describe('the loss agrees with an independent computation', () => {
  // Computed once in another language, to ten digits.
  it.each([
    [0.15, 10, 0.01938453391],
    [0.05, 10, 0.1792477296],
    [2 / 11, 10, 0.09939377262],
    [0.2, 10, 5.005764608],
    [0.21, 50, 68903.0617],
  ])('η = %f after %i steps: %f', (eta, steps, expected) => {
    expect(descent({ eta }, steps).loss / expected).toBeCloseTo(1, 9);
  });
});

it('has the published errors at η = 0.15 and at the best η', () => {
  expect(item(descent({}).path, 10)[1]).toBeCloseTo(0.1968744043, 10);
  const [first, second] = item(descent({ eta: 2 / 11 }).path, 10);
  expect(Math.abs(first)).toBeCloseTo(0.1344306327, 10);
  expect(Math.abs(second)).toBeCloseTo(0.1344306327, 10);
});

it.each([
  [0.05, 44],
  [0.1, 22],
  [0.15, 14],
  [2 / 11, 18],
  [0.19, 33],
])('needs, at η = %f, %i steps to a thousandth of the loss', (eta, steps) => {
  expect(descent({ eta }).stepsToThousandth).toBe(steps);
});

it('never gets to a thousandth without steps, at the limit and beyond', () => {
  for (const eta of [0, 0.2, 0.21]) expect(descent({ eta }).stepsToThousandth).toBeNull();
});

it('has one step at which a mode is gone: η = 1/λ', () => {
  const { path } = descent({ eta: 0.1 }, 1);
  expect(item(path, 1)[0]).toBe(0);
});

it('names limit, best rate and condition number whichever curvature is the larger', () => {
  const { limit, best, conditionNumber } = descent({ lambda1: 1, lambda2: 10 });
  expect(limit).toBe(0.2);
  expect(best).toBeCloseTo(2 / 11, 14);
  expect(conditionNumber).toBe(10);
});

it('offers the best learning rate as a shortcut', () => {
  expect(model.shortcuts?.map(({ settings }) => settings(base))).toEqual([{ eta: 2 / 11 }]);
});

it('says the result in words', () => {
  const { derived, at } = createRun(model, startSettings(model.params))(10);
  expect(model.describe(derived, at)).toMatchInlineSnapshot(
    `"With η = 0.15 and curvatures 10 and 1 (condition number 10), error 1 is multiplied by −0.5 at every step: it alternates in sign and shrinks. Error 2 is multiplied by 0.85: it shrinks without change of sign. After 10 steps the loss is 0.00352 of its start; a thousandth takes 14 steps. The limit of η is 0.2, the best η 0.182."`,
  );
  expect(model.describe(descent({ eta: 0.1 }, 1), { ...base, eta: 0.1 })).toMatchInlineSnapshot(
    `"With η = 0.1 and curvatures 10 and 1 (condition number 10), error 1 is multiplied by 0 at every step: it is gone after one step. Error 2 is multiplied by 0.9: it shrinks without change of sign. After 1 step the loss is 0.0736 of its start; a thousandth takes 22 steps. The limit of η is 0.2, the best η 0.182."`,
  );
});
