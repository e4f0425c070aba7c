import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { tasksOf } from './digits.ts';
import { model } from './model.ts';
import { answersOf, drawWeights, layersOf, scoreOf, slopesOf } from './network.ts';

const PAIRS = '0 and 1, then 2 and 3';

const show = (changes: Parameters<typeof changeSettings>[2], step = 1650) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(step).derived;
const lossesAt = (changes: Parameters<typeof changeSettings>[2], step: number) => {
  const { losses } = show({ pair: PAIRS, steps: 150, ...changes });
  return [at(losses.A, step), at(losses.B, step)];
};
const close = (found: readonly number[], expected: readonly (number | null)[]) =>
  expected.forEach((value, i) => (value === null ? null : expect(at(found, i)).toBeCloseTo(value, 6)));

describe('a separate program, 0 and 1 before 2 and 3, seed 1,', () => {
  it.each([
    ['before training', {}, { step: 0, losses: [1.25422737, 1.38270983] }],
    ['after A', {}, { step: 150, losses: [0.00277223888, 4.81364123] }],
    ['ten plain steps later', {}, { step: 160, losses: [2.0576945, 0.0992903657] }],
    ['plain training', {}, { step: 300, losses: [3.34643577, 0.00277890275] }],
    ['plain training with centered pixels', { inputs: '−1 and 1' }, { step: 300, losses: [0.209667791, null] }],
    ['plain training with the task told', { setting: 'task-IL' }, { step: 300, losses: [0.00166797176, null] }],
    ['replay of 2 images', { method: 'replay', m: 2 }, { step: 300, losses: [0.0215045706, 0.00784179022] }],
    ['replay of 8 images', { method: 'replay', m: 8 }, { step: 300, losses: [0.008825047, null] }],
    ['EWC, λ = 10', { method: 'EWC', lambda: 10 }, { step: 300, losses: [1.85209189, null] }],
    ['EWC, λ = 100', { method: 'EWC', lambda: 100 }, { step: 300, losses: [0.442175707, 0.0457746945] }],
    ['A-GEM with 8 images', { method: 'A-GEM', m: 8 }, { step: 300, losses: [1.25737519, 0.00345426815] }],
    ['frozen features', { method: 'frozen features' }, { step: 300, losses: [4.11748814, 0.0897261968] }],
  ] as const)('agrees on the losses: %s', (_, changes, { step, losses }) => {
    close(lossesAt(changes, step), losses);
  });

  it('agrees on the accuracy of A: none after plain training, 29 of 32 with centered pixels', () => {
    expect(at(show({ pair: PAIRS, steps: 150 }).accuracies.A, 300)).toBe(0);
    expect(at(show({ pair: PAIRS, steps: 150, inputs: '−1 and 1' }).accuracies.A, 300)).toBe(29 / 32);
  });

  it('agrees on the trace of the Fisher matrix', () => {
    expect(show({ pair: PAIRS, method: 'EWC' }).trace).toBeCloseTo(0.0661377, 7);
  });
});

it('agrees with a separate program on 1s before 2s', () => {
  const { losses } = show({ steps: 150 });
  close([at(losses.A, 150), at(losses.B, 150)], [0.00128570572, 6.70918391]);
  close([at(losses.A, 300), at(losses.B, 300)], [5.43991758, 0.00123074579]);
});

it('still tells 0 from 1 when no image of them is right among all labels', () => {
  const { amongOwn, accuracies } = show({ pair: PAIRS, steps: 150 });
  expect(amongOwn?.right).toBe(32);
  expect(amongOwn?.loss).toBeCloseTo(0.0796, 4);
  expect(at(accuracies.A, 300)).toBe(0);
});

it('keeps A better by A-GEM when steps are a tenth as long and ten times as many', () => {
  const all = { pair: PAIRS, method: 'A-GEM', m: 32 };
  expect(at(show({ ...all, steps: 150 }).losses.A, 300)).toBeCloseTo(1.4875, 4);
  expect(at(show({ ...all, steps: 1500, eta: 0.05 }).losses.A, 1650)).toBeLessThan(0.004);
});

it('has gradients that central differences confirm', () => {
  const { A } = tasksOf(PAIRS, 1, '0 and 1');
  const weights = drawWeights(createRng(1));
  const labels = [0, 1, 2, 3];
  const lossOf = (moved: Float64Array) => scoreOf(answersOf(layersOf(moved), A, labels)).loss;
  const slopes = slopesOf(layersOf(weights), answersOf(layersOf(weights), A, labels));
  for (const i of [0, 137, 283, 300, 322]) {
    const moved = (by: number) => weights.map((weight, j) => (j === i ? weight + by : weight));
    expect(at(slopes, i)).toBeCloseTo((lossOf(moved(1e-5)) - lossOf(moved(-1e-5))) / 2e-5, 8);
  }
});

it('does not show phase B before it is asked for', () => {
  const { losses } = show({});
  expect(losses.A).toHaveLength(151);
});

it('says the result in words', () => {
  const settings = changeSettings(model.params, startSettings(model.params), { steps: 150 });
  const { derived, at: values } = createRun(model, settings)(1650);
  expect(model.describe(derived, values)).toMatchInlineSnapshot(
    `"Digits 1, then 2; all four labels are asked for; method in phase B: plain, learning rate 0.5. After 150 steps on A and 150 on B the loss of A is 5.44 and that of B 0.001231; at the end of phase A they were 0.001286 and 6.709. Right are 0 of 16 images of A and 16 of 16 of B."`,
  );
});
