import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings, type Settings } from '../../kit/settings.ts';
import { model } from './model.ts';

const show = (changes: Settings, steps: number) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(steps);
const values = (polynomial: string, t: number) => show({ polynomial }, t).derived.tracks.map((track) => item(track, t));

const G = { row1: [3, 0, 1], row2: [4, 5, 0], row3: [0, 1, 2], row4: [1, 0, 0.5] };

it('has the singular values, the Frobenius norm and the nuclear norm of G', () => {
  const { derived, at } = show({}, 0);
  const expected = [6.809412047, 2.575973547, 2.060647438];
  derived.sigma.forEach((sigma, i) => expect(sigma).toBeCloseTo(item(expected, i), 8));
  expect(Math.hypot(...Object.values(G).flat())).toBeCloseTo(7.566372975, 8);
  expect(item(derived.sigma, 0) / item(item(derived.tracks, 0), 0)).toBeCloseTo(7.566372975, 8);
  expect(derived.sigma.reduce((total, sigma) => total + sigma)).toBeCloseTo(11.44603303, 8);
  expect(model.readings(derived, at).at(-1)).toEqual({ label: 'Nuclear norm of G', value: '11.45' });
});

describe('the singular values agree with an independent computation', () => {
  it.each([
    ['cubic', 1, [0.9854878074, 0.4909451941, 0.3984143287]],
    ['cubic', 5, [1, 0.9988507032, 0.9905304776]],
    ['quintic', 1, [0.818719358, 0.9935491765, 0.8446743279]],
    ['quintic', 5, [0.6820246743, 1.09863331, 0.7390717744]],
  ] as const)('%s, step %d', (polynomial, t, expected) => {
    values(polynomial, t).forEach((s, i) => expect(s).toBeCloseTo(item(expected, i), 9));
  });

  it('to 10⁻¹² for the largest after five cubic steps', () => {
    expect(values('cubic', 5)[0]).toBeCloseTo(1, 12);
  });
});

it('multiplies the smallest singular value by the largest factor in the first quintic step', () => {
  const factors = show({ polynomial: 'quintic' }, 1).derived.tracks.map((track) => item(track, 1) / item(track, 0));
  expect(factors).toEqual(factors.toSorted((a, b) => a - b));
});

it('converges to UVᵀ by the cubic, and keeps its distance by the quintic', () => {
  expect(show({ polynomial: 'cubic' }, 10).derived.distances.at(-1)).toBeLessThan(1e-12);
  expect(show({ polynomial: 'quintic' }, 10).derived.distances.at(-1)).toBeGreaterThan(0.2);
});

it('tracks as many values as the rank, and follows the last when the wished one does not exist', () => {
  const { derived } = show({ row1: [1, 2, 3], row2: [2, 4, 5], row3: [0, 0, 1], row4: [0, 0, 0] }, 5);
  expect(derived.tracks).toHaveLength(2);
  expect(derived.followed).toBe(1);
});

it('leaves a matrix of zeros alone', () => {
  const zeros = [0, 0, 0];
  const { derived, at } = show({ row1: zeros, row2: zeros, row3: zeros, row4: zeros }, 5);
  expect(derived.cobweb).toEqual([]);
  expect(derived.followed).toBeNull();
  expect(derived.distances).toEqual([0, 0, 0, 0, 0, 0]);
  expect(model.describe(derived, at)).toContain('0 stays 0');
});

it('says the result in words', () => {
  const { derived, at } = show({ polynomial: 'quintic' }, 5);
  expect(model.describe(derived, at)).toMatchInlineSnapshot(
    `"After 5 quintic steps the singular values, at first 0.9, 0.34, 0.272, are 0.682, 1.099, 0.7391 in the same order. The distance to UV transposed is 0.423."`,
  );
});
