import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { mixtureOf, model } from './model.ts';
import { cloudRun, exactFlow } from './run.ts';

type At = Parameters<typeof model.derive>[1];

const shown = (changes: Partial<At>, step = 200) =>
  createRun(model, { ...startSettings(model.params), ...changes })(step);
const end = (changes: Partial<At>) => at(shown(changes).derived.path, shown(changes).derived.path.length - 1).x;
const MIXTURE = mixtureOf({ weights: [0.5, 0.3, 0.2], mx: [2, -1, -1], my: [0, 1.8, -1.8], spread: 0.3 });

function expectClose(values: Vector, expected: Vector, digits = 9): void {
  expected.forEach((entry, i) => expect(at(values, i)).toBeCloseTo(entry, digits));
}

it('lands on the mean of the data in one step, and nearer to the exact flow in more', () => {
  expectClose(end({ N: 1 }), [0.5, 0.18]);
  expectClose(end({ N: 2 }), [1.882477883, 0.0958599282]);
  expectClose(end({ N: 5 }), [2.0227151646, 0.1272436857]);
  expectClose(end({ N: 10 }), [2.0787605809, 0.1550645825]);
  expectClose(end({ N: 50 }), [2.1346897565, 0.1794228718]);
  expectClose(end({ N: 10, x: -0.2, y: 0.4 }), [-0.5165705567, 1.4635313631]);
});

it('comes as near with ten steps of Heun as with a hundred and more of DDIM', () => {
  expectClose(end({ N: 10, sampler: 'Heun' }), [2.1532903348, 0.1693540593]);
  expectClose(end({ N: 50, sampler: 'Heun' }), [2.1505130011, 0.1852387466]);
  const exact = exactFlow(MIXTURE, [1, 0.5]);
  expectClose(at(exact, 200), [2.15051, 0.18597], 3);
});

it('wanders with DDPM to the point of its own random numbers', () => {
  const rng = createRng(1);
  const start = [rng.normal(), rng.normal()];
  const move = { mixture: MIXTURE, process: 'backward', sampler: 'DDPM', N: 10, eta: 0 } as const;
  const clouds = cloudRun([start], move, rng);
  expectClose(at(at(clouds, 10), 0), [1.737611759, 0.2108537888]);
});

it('takes the same path by DDPM and by DDIM with η = 1', () => {
  expectClose(end({ sampler: 'DDPM' }), end({ sampler: 'DDIM', eta: 1 }));
  expect(end({ sampler: 'DDPM', seed: 2 })).not.toEqual(end({ sampler: 'DDPM' }));
  expect(end({ sampler: 'DDIM', seed: 2 })).toEqual(end({ sampler: 'DDIM' }));
});

it('keeps the shares of the parts but draws them narrower in few steps', () => {
  const ends = (N: number) => shown({ N, starts: 'quantile grid' }).derived.ends;
  expectClose(ends(50).map(({ share }) => share), [0.5, 0.305, 0.195]); // prettier-ignore
  expectClose(ends(10).map(({ spread }) => spread ?? 0), [0.2686, 0.2765, 0.2614], 4); // prettier-ignore
  expectClose(ends(200).map(({ spread }) => spread ?? 0), [0.2903, 0.2977, 0.2758], 4); // prettier-ignore
});

it('goes from the data to pure noise when noise is added', () => {
  const [first, last] = [shown({ process: 'forward' }, 0).derived, shown({ process: 'forward' }).derived];
  expect([first.t, last.t]).toEqual([0, 1]);
  // The standard error of a mean of 400 is 0.05, and of a variance 0.07.
  const across = last.cloud.map((point) => at(point, 0));
  const mean = across.reduce((total, x) => total + x, 0) / across.length;
  expect(Math.abs(mean)).toBeLessThan(0.15);
  expect(Math.abs(across.reduce((total, x) => total + (x - mean) ** 2, 0) / across.length - 1)).toBeLessThan(0.2);
  expectClose(first.ends.map(({ spread }) => spread ?? 0), [0.3, 0.3, 0.3], 1); // prettier-ignore
});

it('says the result in words', () => {
  const { derived, at: values } = shown({});
  expect(model.describe(derived, values)).toMatchInlineSnapshot(
    `"Noise is removed by DDIM with η = 0 in 20 steps; at time 0 the mean of 400 points is (0.547, 0.152). At time 0 the shares of the three parts are 0.517, 0.278, 0.205 and their spreads 0.287, 0.260, 0.311. The path from (1.000, 0.500) is at (2.112, 0.170), where the mean of the datum is (2.112, 0.170). The exact flow from there ends at (2.151, 0.186)."`,
  );
});
