import { describe, expect, it } from 'vitest';
import { at as item, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model, type Training } from './model.ts';

type At = Parameters<typeof model.derive>[1];

/** The setting of the published check values, unless a row says otherwise. */
const base: At = { target: 'sine', mode: 'all layers', m: 10, eta: 0.2, seed: 0 };

const trained = (changes: Partial<At>, steps: number) => {
  const at = { ...base, ...changes };
  const training = range(steps).reduce<Training>(
    (state) => model.step?.(state, at, createRng(0)) ?? state,
    model.init(at, createRng(at.seed)),
  );
  return model.derive(training, at);
};

describe('the losses agree with an independent computation', () => {
  // Computed once in another language from the definition, to ten digits.
  const rows: readonly (readonly [At['target'], 'all' | 'output', number, number])[] = [
    ['sine', 'all', 0, 0.1663002515],
    ['sine', 'all', 100, 0.05149955022],
    ['sine', 'all', 1000, 0.001385685522],
    ['sine', 'output', 100, 0.07393887705],
    ['sine', 'output', 1000, 0.002850071477],
    ['kink', 'all', 0, 0.06246080437],
    ['kink', 'all', 1000, 2.668767259e-5],
    ['kink', 'output', 1000, 6.082007628e-4],
    ['step', 'all', 1000, 0.006690767275],
  ];
  it.each(rows)('%s, %s, after %i steps: %f', (...[target, run, steps, expected]) => {
    expect(item(trained({ target }, steps).losses[run], steps) / expected).toBeCloseTo(1, 7);
  });
});

it('gathers four elbows at the kink when all layers learn, the nearest at distance 0.027', () => {
  const { units, nearZero } = trained({ target: 'kink' }, 1000);
  expect(nearZero).toBe(4);
  expect(Math.min(...units.map(({ elbow }) => Math.abs(elbow)))).toBeCloseTo(0.02705126, 7);
});

it('cannot fit the kink with fixed elbows: the loss stays over 20 times higher', () => {
  const { losses } = trained({ target: 'kink' }, 1000);
  expect(item(losses.output, 1000) / item(losses.all, 1000)).toBeGreaterThan(20);
});

it('kills three of ten units with a learning rate of 1 on the sine', () => {
  expect(trained({ eta: 1 }, 300).units.filter(({ isDead }) => isDead)).toHaveLength(3);
});

it('names the learning rate above which the output layer alone diverges', () => {
  const { rateLimit } = trained({}, 0);
  expect(trained({ eta: 0.8 }, 1000).isDiverged.output).toBe(true);
  expect(trained({ eta: 1.05 * rateLimit }, 1000).isDiverged.output).toBe(true);
  expect(item(trained({ eta: 0.99 * rateLimit }, 1000).losses.output, 1000)).toBeLessThan(0.01);
});

it('has the vertices of its broken line at its elbows', () => {
  const { line, units } = trained({}, 0);
  expect(line.slice(1, -1).map(([x]) => x)).toEqual(units.map(({ elbow }) => elbow));
  expect(line).toHaveLength(12);
});

it('says the result in words', () => {
  const at: At = { ...base, target: 'kink' };
  expect(model.describe(trained(at, 1000), at)).toMatchInlineSnapshot(
    `"After 1000 gradient steps on |x| − ½, the loss is 2.67 × 10⁻⁵ when all layers learn and 0.000608 when the output layer alone learns. Shown: all layers. Of 10 elbows 4 stand within 0.1 of x = 0, and 0 units are dead; the elbows moved by up to 0.43."`,
  );
});
