import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { normalDistribution } from '../../core/normal-distribution.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { eulerPath, exactPath, velocity } from './flow.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const shown = (changes: Partial<At>) => createRun(model, { ...startSettings(model.params), ...changes })(0);
const end = (changes: Partial<At>) => {
  const { euler } = shown(changes).derived;
  return at(at(euler, euler.length - 1), 1);
};
const MIXTURE = { weights: [0.3, 0.7], means: [[-1.5], [1.5]], deviations: [0.2, 0.2] };

it('knows the velocity halfway and at the start', () => {
  expect(velocity(MIXTURE, [0.5, 0.3])).toBeCloseTo(-1.9236727269, 9);
  expect(velocity(MIXTURE, [1, 0.3])).toBeCloseTo(-0.3, 12);
});

it('lands on the mean of the data in one step, in a part in many', () => {
  expect(end({ N: 1 })).toBeCloseTo(0.6, 12);
  expect(end({ N: 2 })).toBeCloseTo(1.3876016981, 9);
  expect(end({ N: 5 })).toBeCloseTo(1.4522833863, 9);
  expect(end({ N: 50 })).toBeCloseTo(1.4737025922, 9);
  expect(at(at(eulerPath(MIXTURE, 0.3, 1000).places, 1000), 1)).toBeCloseTo(1.4768003753, 9);
});

it('lands from −1 between the parts in two steps', () => {
  expect(end({ x: -1, N: 1 })).toBeCloseTo(0.6, 12);
  expect(end({ x: -1, N: 2 })).toBeCloseTo(-0.2347380266, 9);
  expect(end({ x: -1, N: 5 })).toBeCloseTo(-1.3754682092, 9);
  expect(end({ x: -1, N: 50 })).toBeCloseTo(-1.47254223, 9);
});

it('follows by quantiles the line that thousands of Euler steps find', () => {
  for (const x of [-1, 0.3, 1.4]) {
    const [, middle = [0, 0], last = [0, 0]] = exactPath(MIXTURE, x, [1, 0.5, 0]);
    const { places } = eulerPath(MIXTURE, x, 8000);
    expect(at(at(places, 4000), 1)).toBeCloseTo(middle[1], 3);
    expect(at(at(places, 8000), 1)).toBeCloseTo(last[1], 3);
  }
});

it('parts at the start below which lie as many as the left part holds', () => {
  expect(normalDistribution(-0.5244005127)).toBeCloseTo(0.3, 9);
  const { divide } = shown({}).derived;
  expect(at(at(divide, 0), 1)).toBeCloseTo(-0.5244005127, 9);
  const ends = [-0.53, -0.52].map((x) => at(at(exactPath(MIXTURE, x, [0]), 0), 1));
  expect(ends.map(Math.sign)).toEqual([-1, 1]);
});

it('draws the same pairs from the same seed, and none when they are off', () => {
  expect(shown({}).derived.pairs).toEqual([]);
  expect(shown({ pairs: 'on' }).derived.pairs).toHaveLength(24);
  expect(shown({ pairs: 'on', seed: 2 }).derived.pairs).not.toEqual(shown({ pairs: 'on' }).derived.pairs);
});

it('says the result in words', () => {
  const { derived, at: values } = shown({ x: -1, N: 2 });
  expect(model.describe(derived, values)).toMatchInlineSnapshot(
    `"30 % of the data lie around −1.5, the others around 1.5. From −1.00 at time 1, 2 Euler steps end at −0.235, the exact flow at −1.486; its line is up to 0.56 away from a straight one. Of 400 starts Euler carries 18.8 % to the left of 0. The flow parts at −0.524."`,
  );
});
