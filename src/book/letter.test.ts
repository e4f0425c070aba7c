import { expect, test } from 'vitest';
import { compareLetters, letterOf } from './letter.ts';

test.each([
  ['x', 'Latin', 'x'],
  ['\\vx', 'Latin', 'x'],
  ['\\hat{\\vy}', 'Latin', 'y'],
  ['\\mW^{(1)}', 'Latin', 'w'],
  ["T'", 'Latin', 't'],
  ['\\loss_{\\text{TF}}', 'Latin', 'l'],
  ['\\ell', 'Latin', 'l'],
  ['\\mathcal{N}', 'Latin', 'n'],
  ['\\text{sim}', 'Latin', 's'],
  ['d_{\\text{ff}}', 'Latin', 'd'],
  ['\\bar{\\mW}^{(1)}', 'Latin', 'w'],
  ['p_t(\\cdot)', 'Latin', 'p'],
  ['\\alpha', 'Greek', 'alpha'],
  ['\\vtheta', 'Greek', 'theta'],
  ['\\mTheta', 'Greek', 'theta'],
  ['\\mu', 'Greek', 'mu'],
  ['\\nu', 'Greek', 'nu'],
  ['\\varphi', 'Greek', 'phi'],
  ['\\vone', 'other', ''],
  ['\\#(w,c)', 'other', ''],
])('%s stands under its letter, %s %s', (tex, alphabet, name) => {
  expect(letterOf(tex)).toEqual({ alphabet, name });
});

test('letters stand in the order of their alphabets, Latin first, signs last', () => {
  const letters = ['\\#', '\\omega', '\\beta', 'z', '\\mA', '\\mu'].map(letterOf);
  expect(letters.toSorted(compareLetters).map(({ name }) => name)).toEqual(['a', 'z', 'beta', 'mu', 'omega', '']);
});
