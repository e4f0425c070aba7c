import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { model } from './model.ts';

type Settings = Partial<Parameters<typeof model.derive>[1]>;

const shown = (changes: Settings = {}) =>
  createRun(model, { ...startSettings(model.params), tau: 1, k: 8, p: 1, ...changes })(0);
const sampling = (changes: Settings = {}) => shown(changes).derived;

describe('the check values', () => {
  it('at τ = 1 without a cut', () => {
    const { before, entropyBefore, counts } = sampling();
    expect(at(before, 0)).toBeCloseTo(0.5218434305, 9);
    expect(entropyBefore).toBeCloseTo(1.358410017, 9);
    expect(Math.exp(entropyBefore)).toBeCloseTo(3.890003344, 8);
    expect(counts).toEqual([506, 257, 107, 60, 32, 22, 14, 2]);
  });

  it('at other temperatures', () => {
    expect(sampling({ tau: 0.5 }).entropyBefore).toBeCloseTo(0.683793212, 9);
    expect(sampling({ tau: 2 }).entropyBefore).toBeCloseTo(1.826379146, 9);
  });

  it('of top-3', () => {
    const { after, entropyAfter } = sampling({ k: 3 });
    [0.59792194, 0.26866364, 0.13341442, 0].forEach((p, i) => expect(at(after, i)).toBeCloseTo(p, 8));
    expect(entropyAfter).toBeCloseTo(0.9293476152, 9);
  });

  it('of top-p with p = 0.9', () => {
    const { kept, keptMass, entropyAfter } = sampling({ p: 0.9 });
    expect(kept).toBe(4);
    expect(keptMass).toBeCloseTo(0.9305837071, 9);
    expect(entropyAfter).toBeCloseTo(1.104404839, 9);
  });

  it.each([
    [0.5, 2],
    [1, 4],
    [2, 6],
  ])('at τ = %f and p = 0.9 the tokens that survive are %i', (tau, expected) => {
    expect(sampling({ tau, p: 0.9 }).kept).toBe(expected);
  });
});

it('counts the mass of top-p after top-k', () => {
  // Of all mass three tokens have 0.873 < 0.88; of the mass that top-3 leaves, two have 0.867 and three all of it.
  expect(sampling({ p: 0.85 }).kept).toBe(3);
  expect(sampling({ p: 0.85, k: 3 }).kept).toBe(2);
});

it('has the survivors and the choices of the present temperature in its sweep', () => {
  const { sweep, kept, entropyBefore } = sampling({ tau: 1.35, p: 0.75 });
  const here = sweep.find(({ tau }) => tau === 1.35);
  expect(here).toEqual({ tau: 1.35, kept, choices: Math.exp(entropyBefore) });
  expect(sweep.map(({ tau }) => tau).slice(-2)).toEqual([2.95, 3]);
});

it('says the result in words', () => {
  const start = createRun(model, startSettings(model.params))(0);
  expect(model.describe(start.derived, start.at)).toMatchInlineSnapshot(
    `"At temperature 0.5 the entropy is 0.684 nats, 1.98 effective choices. Top-k with k = 8 and top-p with p = 0.9 leave 2 of 8 tokens with 0.946 of the mass and 0.453 nats; the most probable token goes from 0.787 to 0.832. 1000 draws give the tokens 818, 182, 0, 0, 0, 0, 0, 0 times."`,
  );
});
