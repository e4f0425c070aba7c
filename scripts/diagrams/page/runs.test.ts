import { expect, it } from 'vitest';
import { runsOf, TEXT_FAMILY, type Run } from './runs.ts';

/** Fonts as they are on the site, in little: the text's has plain letters, the formulas' have Greek and signs. */
const has = (family: string, character: string): boolean => {
  if (family === TEXT_FAMILY) return /^[\u0020-\u00ff\u2010-\u2026−ˆ˜¯]+$/u.test(character);
  if (family === 'KaTeX_Math') return /[α-ω]/u.test(character);
  return family === 'KaTeX_Main' && '⊙∂←'.includes(character);
};

const short = (label: string) =>
  runsOf(label, has).map(({ text, level, family }: Run) => `${family ?? level}: ${text}`);

it('keeps a plain label in one piece', () => {
  expect(short('forget gate, naïve: 3 × 4')).toEqual(['base: forget gate, naïve: 3 × 4']);
});

it('sets Unicode subscripts and superscripts as small letters', () => {
  expect(short('hₜ₋₁ = Wᵀx²')).toEqual(['base: h', 'sub: t−1', 'base:  = W', 'super: T', 'base: x', 'super: 2']);
});

it('reads the marks of TeX behind a letter, one sign or a group in braces', () => {
  expect(short('W_y h_{t-1}^k')).toEqual(['base: W', 'sub: y', 'base:  h', 'sub: t−1', 'super: k']);
  expect(short('ρ^k')).toEqual(['KaTeX_Math: ρ', 'super: k']);
  expect(short('max_len, _x, 2 ^ 3')).toEqual(['base: max_len, _x, 2 ^ 3']);
});

it('asks the fonts of the formulas for Greek and signs', () => {
  expect(short('g ⊙ ∂σ')).toEqual(['base: g ', 'KaTeX_Main: ⊙', 'base:  ', 'KaTeX_Main: ∂', 'KaTeX_Math: σ']);
});

it('puts an accent on top of its letter, however it was typed', () => {
  const expected = ['base: y', 'accent: ˆ', 'sub: t'];
  expect(short('ŷₜ')).toEqual(expected);
  expect(short('y\u0302ₜ')).toEqual(expected);
  expect(short('h\u0303')).toEqual(['base: h', 'accent: ˜']);
});

it('sets the loss and the number fields as formulas do', () => {
  expect(short('ℒ, ℝ')).toEqual(['KaTeX_Caligraphic: L', 'base: , ', 'KaTeX_AMS: R']);
});

it('names a character that no font of the site has', () => {
  expect(() => runsOf('a 人', has)).toThrowErrorMatchingInlineSnapshot(
    `[Error: no font of the site has the character "人" (U+4EBA)]`,
  );
});
