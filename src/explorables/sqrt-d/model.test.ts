import { expect, it } from 'vitest';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';

const START = { d: '4', scaled: 'off', seed: 1, trial: 1 } as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};

it('averages as computed independently, width 64', () => {
  const raw = derive({ d: '64' }).statistics;
  expect(raw.entropy).toBeCloseTo(0.3891229272, 9);
  expect(raw.largestWeight).toBeCloseTo(0.8452200668, 9);
  expect(raw.trace).toBeCloseTo(0.2163062264, 9);
  expect(raw.meanSquareScore).toBeCloseTo(74.89915913, 7);
  const divided = derive({ d: '64', scaled: 'on' }).statistics;
  expect(divided.entropy).toBeCloseTo(2.295736934, 8);
  expect(divided.largestWeight).toBeCloseTo(0.2709894008, 9);
  expect(divided.trace).toBeCloseTo(0.8532678799, 9);
});

it('is nearly one-hot at width 512, and not after the division', () => {
  const raw = derive({ d: '512' }).statistics;
  expect(raw.entropy).toBeCloseTo(0.1541807547, 9);
  expect(raw.largestWeight).toBeCloseTo(0.9368373795, 9);
  const divided = derive({ d: '512', scaled: 'on' }).statistics;
  expect(divided.entropy).toBeCloseTo(2.370132242, 8);
  expect(divided.largestWeight).toBeCloseTo(0.2382510914, 9);
});

it('starts at width 4, where the softmax is still soft', () => {
  expect(derive({}).statistics.entropy).toBeCloseTo(1.70179149, 8);
});

it('shows every width at once, and the same trial with the other scaling beside it', () => {
  const { unscaled, scaled, trial, other } = derive({ d: '256', trial: 7 });
  [1.7, 0.94, 0.39, 0.25, 0.15].forEach((entropy, i) => expect(unscaled[i]?.entropy).toBeCloseTo(entropy, 2));
  expect(Math.min(...scaled.map(({ entropy }) => entropy))).toBeGreaterThan(2.29);
  trial.scores.forEach((score, j) => expect(score / 16).toBeCloseTo(other.scores[j] ?? 0, 12));
  expect(derive({ d: '256', trial: 7, scaled: 'on' }).trial).toEqual(other);
});

it('says the result in words', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"Key width 4, scores as they are, seed 1, averages over 16 trials with 16 keys: the largest weight is 0.444, the entropy 1.7 nats of at most 2.77, the trace of the softmax Jacobian 0.695, the mean squared score 4.43. In the trial that is shown the largest weight is 0.33, and 0.192 with the division."`,
  );
});
