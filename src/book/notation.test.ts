import { expect, it } from 'vitest';
import { coloredTex, indexedTex, usedSymbols } from './notation.ts';

const state = {
  tex: '\\vh',
  index: 't',
  name: 'state',
  shape: 'scalar',
  role: 'activation',
  instead: null,
  place: { file: '', line: 1, column: 1 },
} as const;

it('writes a symbol with the index that it usually carries', () => {
  expect(indexedTex(state)).toBe('\\vh_{t}');
  expect(indexedTex({ ...state, index: null })).toBe('\\vh');
});

it('colors a symbol by its role, and leaves one without a role as it is', () => {
  expect(coloredTex(state)).toBe('\\act{\\vh_{t}}');
  expect(coloredTex({ ...state, role: null })).toBe('\\vh_{t}');
});

const named = (tex: string, more: Partial<typeof state> | { index: string | null; instead?: string | null } = {}) => ({
  ...state,
  index: null,
  ...more,
  tex,
  name: tex,
});
const used = (shared: readonly string[], own: readonly ReturnType<typeof named>[], ...formulas: string[]) =>
  usedSymbols(
    shared.map((tex) => named(tex)),
    { own, formulas },
  ).map(({ tex }) => tex);

it('finds the common symbols that a chapter uses, and no letter of a command or under an accent', () => {
  expect(used(['d', '\\vz', '\\mW', '\\mA'], [], '\\diag(\\mW^{(1)})', '\\bar{\\vz} + \\tilde{\\mA}')).toEqual([
    '\\mW',
  ]);
});

it('counts no letter that belongs to one of the chapter’s own symbols', () => {
  const own = [named('\\mH^{(\\ell)}'), named('\\vz', { index: 'j' })];
  expect(used(['\\mH', '\\vz'], own, '\\mH^{(\\ell-1)} \\vz_{j+1}')).toEqual([]);
  expect(used(['\\mH', '\\vz'], own, '\\mH \\vz')).toEqual(['\\mH', '\\vz']);
});

it('leaves out a common symbol whose letter the chapter needs for something else', () => {
  expect(used(['\\vz'], [named('\\vz', { index: 'j', instead: '\\vz' })], '\\vz \\vz_j')).toEqual([]);
});

it('tells a letter from the same letter with an index, where that has a meaning of its own', () => {
  const shared = [named('\\sigma'), { ...named('\\sigma', { index: 'i' }), name: 'singular value' }];
  const names = (formula: string) => usedSymbols(shared, { own: [], formulas: [formula] }).map(({ name }) => name);
  expect(names('\\sigma_i^2')).toEqual(['singular value']);
  expect(names('\\sigma(a)')).toEqual(['\\sigma']);
});
