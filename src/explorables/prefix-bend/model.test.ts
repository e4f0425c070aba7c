import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { changeSettings, startSettings, valuesOf } from '../../kit/settings.ts';
import { model } from './model.ts';

const settings = (changes: Parameters<typeof changeSettings>[2]) =>
  valuesOf(model.params, changeSettings(model.params, startSettings(model.params), changes));
const derive = (changes: Parameters<typeof changeSettings>[2]) =>
  model.derive(model.init(settings(changes), createRng(1)), settings(changes));
const expectNear = (given: readonly number[], expected: readonly number[]) => {
  expect(given).toHaveLength(expected.length);
  expected.forEach((each, i) => expect(at(given, i)).toBeCloseTo(each, 8));
};

it.each([
  [-4, 0.00340103154],
  [0, 0.157059763],
  [2, 0.57925853],
  [4, 0.910497967],
])('gives a prefix with the score %f the share %f, computed independently', (r, share) => {
  expect(derive({ r }).share).toBeCloseTo(share, 8);
});

it('weighs the content without a prefix as computed independently', () => {
  expectNear(derive({}).alone, [0.506480391, 0.186323723, 0.307195886]);
  expectNear(derive({}).outputAlone, [0.660078334, 0.339921666]);
});

it('pulls the output to the value of the prefix', () => {
  expectNear(derive({ r: 2 }).output, [-0.301536201, -0.436239388]);
});

it('leaves the ratio of two content weights at e when their scores differ by 1, whatever the prefix', () => {
  for (const r of [-4, 0, 2, 6]) expect(derive({ r }).ratio).toBeCloseTo(Math.E, 12);
});

it('bends the ratio when content scores change', () => {
  expect(derive({ r: 2, e: [1, 2, 0.5] }).ratio).toBeCloseTo(1 / Math.E, 12);
});

it('shows the weights over the whole range of prefix scores', () => {
  const { overScore } = derive({ r: 2 });
  expect([at(overScore, 0).r, at(overScore, overScore.length - 1).r]).toEqual([-4, 6]);
  const powers = [1, 0, 0.5, 6].map(Math.exp);
  const whole = powers.reduce((all, each) => all + each);
  expectNear(
    at(overScore, overScore.length - 1).content,
    range(3).map((j) => at(powers, j) / whole),
  );
});

it('imitates token 2 with a prefix, and the ratio of the content weights stays', () => {
  const [imitate, back] = model.shortcuts ?? [];
  const { output, ratio } = derive(imitate?.settings(settings({})) ?? {});
  const rest = 1 / (1 + Math.exp(6) / (Math.E + 1 + Math.sqrt(Math.E)));
  expectNear(output, [0.660078334 * rest, 1 - 0.660078334 * rest]);
  expect(ratio).toBeCloseTo(Math.E, 12);
  expect(back?.settings(settings({}))).toEqual({ r: -4, x: -1, y: -1 });
});

it('says the result in words', () => {
  expect(model.describe(derive({ r: 2 }), settings({ r: 2 }))).toMatchInlineSnapshot(
    `"Content scores 1, 0, 0.5, prefix score 2, prefix value (−1.000, −1.000). Without the prefix the content tokens have the weights 0.506, 0.186, 0.307 and the output is (0.660, 0.340). With it they have 0.213, 0.0784, 0.129, the prefix has 0.579, and the output is (−0.302, −0.436). The weights of tokens 1 and 2 have the ratio 2.718."`,
  );
});
