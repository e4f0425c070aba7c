import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { ddimStep } from '../../core/diffusion-sampler.ts';
import { denoised, type Mixture } from '../../core/gaussian-mixture.ts';
import { cosineLevel, uniformTimes } from '../../core/noise-level.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { gaussianLimit, guidedSamples } from './guided.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const shown = (changes: Partial<At>) => createRun(model, { ...startSettings(model.params), ...changes })(0);
const moments = (changes: Partial<At>) => {
  const { found, promised } = shown(changes).derived;
  return [found.mean, found.deviation, promised.mean, promised.deviation];
};
const end = (changes: Partial<At>) => at(at(shown(changes).derived.marked, 100), 1);

function expectClose(values: readonly number[], expected: readonly number[], digits = 9): void {
  expected.forEach((each, i) => expect(at(values, i)).toBeCloseTo(each, digits));
}

it('samples the class without guidance, and overshoots the tilted density with it', () => {
  expectClose(moments({}), [1, 0.6967872268, 1, Math.SQRT1_2]);
  expectClose(moments({ w: 1 }), [1.456229169, 0.505225057, 1.1305938958, 0.6230805653]);
  expectClose(moments({ w: 3 }), [1.966187673, 0.4066892634, 1.2297205994, 0.5734310612]);
});

it('carries the start 0.5 to 1.349, and to 2.134 with w = 3', () => {
  expect(end({})).toBeCloseTo(1.3489569279, 9);
  expect(end({ w: 3 })).toBeCloseTo(2.1335134395, 9);
});

it('leaves 7.5 % of the samples on the other side of 0 without guidance', () => {
  expect(shown({}).derived.samples.filter((x) => x < 0)).toHaveLength(30);
});

it('mirrors the samples for the other class', () => {
  const [mean = 0, deviation = 0] = moments({ w: 2 });
  expectClose(moments({ w: 2, c: '−1' }), [-mean, deviation]);
});

it('steps as DDIM does with the denoiser of the mixture', () => {
  const both: Mixture = { weights: [0.5, 0.5], means: [[1], [-1]], deviations: [Math.SQRT1_2, Math.SQRT1_2] };
  const one: Mixture = { weights: [1], means: [[1]], deviations: [Math.SQRT1_2] };
  const times = uniformTimes(10);
  const x = times.slice(1).reduce((place, t, i) => {
    const [from, to] = [cosineLevel(at(times, i)), cosineLevel(t)];
    const clean = 3 * at(denoised(one, from, [place]), 0) - 2 * at(denoised(both, from, [place]), 0);
    return at(ddimStep({ from, to }, { x: [place], clean: [clean] }, { eta: 0, z: [0] }), 0);
  }, 0.7);
  expectClose(guidedSamples({ world: 'two classes', c: 1, w: 2, N: 10 }, [0.7]), [x], 10);
});

it('tends within one Gaussian to variance (1/2)^(1 + w), far from the tilted one', () => {
  for (const [w, mean, variance] of [
    [1, 1.6232252401, 0.25],
    [2, 2, 0.125],
    [3, 2.2174189301, 0.0625],
  ] as const) {
    // prettier-ignore
    const limit = gaussianLimit({ c: 1, w });
    expectClose([limit.mean, limit.deviation ** 2], [mean, variance], 6);
    const [found = 0, deviation = 0] = moments({ world: 'one Gaussian', w, N: 200 });
    expect(found).toBeCloseTo(mean, 1);
    expect(deviation ** 2).toBeCloseTo(variance, 1);
  }
});

it('says the result in words', () => {
  const { derived, at: values } = shown({ w: 3 });
  expect(model.describe(derived, values)).toMatchInlineSnapshot(
    `"Class +1 within two classes, guidance w = 3, scale s = 4, 100 steps. The samples have mean 1.966 and standard deviation 0.407; the tilted density has 1.230 and 0.573. The marked start 0.50 ends at 2.134."`,
  );
});
