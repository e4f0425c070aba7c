import { expect, it } from 'vitest';
import { range } from '../core/array.ts';
import type { Params } from '../core/model.ts';
import { createRng } from '../core/rng.ts';
import { randomSettings } from './random-settings.ts';
import { valuesOf } from './settings.ts';

const params: Params = {
  s: { kind: 'number', label: 's', min: 0.5, max: 1.5, step: 0.5, start: 1 },
  phi: { kind: 'choice', label: 'φ', options: ['a', 'b'], start: 'a' },
  u: { kind: 'list', label: 'u', min: 0, max: 1, step: 1, start: [0, 0] },
};

it('reaches every value of a knob and nothing outside its range', () => {
  const rng = createRng(1);
  const drawn = range(100).map(() => randomSettings(params, rng));
  for (const settings of drawn) expect(() => valuesOf(params, settings)).not.toThrow();
  expect(new Set(drawn.map(({ s }) => s))).toEqual(new Set([0.5, 1, 1.5]));
  expect(new Set(drawn.map(({ phi }) => phi))).toEqual(new Set(['a', 'b']));
  expect(new Set(drawn.map(({ u }) => String(u))).size).toBe(4);
});

it('writes texts of every length, mostly in the characters of the start', () => {
  const texts: Params = { w: { kind: 'text', label: 'w', most: 6, start: 'ab' } };
  const rng = createRng(1);
  const drawn = range(300).map(() => String(randomSettings(texts, rng)['w']));
  for (const w of drawn) expect(() => valuesOf(texts, { w })).not.toThrow();
  expect(new Set(drawn.map(({ length }) => length)).size).toBe(7);
  const characters = [...drawn.join('')];
  const usual = characters.filter((character) => 'ab'.includes(character)).length / characters.length;
  expect(usual).toBeGreaterThan(0.8);
  expect(usual).toBeLessThan(1);
});
