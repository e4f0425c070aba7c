import { expect, it, vi } from 'vitest';
import { defineModel } from '../core/model.ts';
import { createRng } from '../core/rng.ts';
import { atStart, createRun, nearestStep } from './run.ts';

const step = vi.fn(
  (walk: readonly number[], at: { readonly size: number }, rng: { readonly uniform: () => number }) => [
    ...walk,
    at.size * rng.uniform(),
  ],
);
const model = defineModel({
  title: 'Walk',
  params: {
    size: { kind: 'number', label: 'size', min: 0, max: 2, step: 1, start: 1 },
    seed: { kind: 'number', label: 'seed', min: 1, max: 9, step: 1, start: 1 },
  },
  steps: { label: 'Steps', most: 10, start: 3 },
  init: (_, rng): readonly number[] => [rng.uniform()],
  step,
  derive: (walk) => walk,
  readings: () => [],
  describe: (walk) => `${walk.length} places`,
  laws: {},
});

it('starts from a generator with the seed of the figure', () => {
  expect(createRun(model, { size: 1, seed: 7 })(0).derived).toEqual([createRng(7).uniform()]);
});

it('gives the same states whatever way the timeline was taken', () => {
  const forward = createRun(model, { size: 1, seed: 2 });
  const walked = [0, 1, 2, 3, 4].map((n) => forward(n).derived);
  const jumping = createRun(model, { size: 1, seed: 2 });
  expect(jumping(4).derived).toEqual(walked[4]);
  expect(jumping(1).derived).toEqual(walked[1]);
});

it('draws anew at every step and for every seed', () => {
  const walk = (seed: number) => createRun(model, { size: 1, seed })(4).derived;
  expect(new Set(walk(1)).size).toBe(5);
  expect(walk(1)).not.toEqual(walk(2));
});

it('computes no step twice', () => {
  const show = createRun(model, { size: 1, seed: 1 });
  show(5);
  step.mockClear();
  show(2);
  show(5);
  expect(step).not.toHaveBeenCalled();
});

it('keeps the step on the timeline', () => {
  expect([-1, 2.4, 99, Number.NaN].map((wanted) => nearestStep(model, wanted))).toEqual([0, 2, 10, 3]);
  expect(createRun(model, { size: 1, seed: 1 })(99).step).toBe(10);
});

it('ends the timeline where the setting says', () => {
  const short = {
    ...model,
    steps: { label: 'Steps', most: 10, start: 10, upTo: (at: { size: number }) => 3 * at.size },
  };
  expect(createRun(short, { size: 2, seed: 1 })(99)).toMatchObject({ step: 6, most: 6 });
  expect(createRun(short, { size: 1, seed: 1 })(2)).toMatchObject({ step: 2, most: 3 });
  expect(atStart(short).derived).toHaveLength(4);
});

it('stands at the model’s own step at first', () => {
  expect(atStart(model)).toMatchObject({ at: { size: 1, seed: 1 }, step: 3 });
});
