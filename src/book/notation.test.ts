import { expect, it } from 'vitest';
import { coloredTex, indexedTex } from './notation.ts';

const state = {
  tex: '\\vh',
  index: 't',
  name: 'state',
  shape: 'scalar',
  role: 'activation',
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
