import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { macros } from '../../src/book/macros.ts';
import { readBook } from '../../src/book/read.ts';
import { katexOptions } from '../../src/markdown/katex.ts';
import { ROOT } from '../run.ts';
import { expandedTex } from './expanded-tex.ts';

/** What a screen reader gets of a formula, without the source that KaTeX puts beside it and without colors. */
function meaning(tex: string, own: Readonly<Record<string, string>>): string {
  return katex
    .renderToString(tex, { ...katexOptions, macros: { ...own }, output: 'mathml' })
    .replace(/<annotation.*?<\/annotation>/s, '')
    .replace(/<\/?(?:mrow|span|mstyle|semantics)[^>]*>/g, '');
}

it.each([
  ['\\act{\\vh_t}', '{\\mathbf{h}_t}'],
  ['\\grad{\\bar{\\vh}}_t^2', '{\\bar{\\mathbf{h}}}_t^2'],
  ['\\norm{\\vx}_2 x', '\\left\\lVert \\mathbf{x} \\right\\rVert_2 x'],
  ['\\abs{a}b', '\\left\\lvert a \\right\\rvert b'],
  ['\\E\\loss', '\\operatorname{\\mathbb{E}}\\mathcal{L}'],
  ['\\argmin_\\vtheta f', '\\operatorname*{arg\\,min}_{\\boldsymbol{\\theta}} f'],
  ['\\hat\\vx', '\\hat{\\mathbf{x}}'],
  ['\\frac\\d{\\d x}', '\\frac{\\mathrm{d}}{\\mathrm{d} x}'],
  ['a=\\blank{1}{\\frac{\\param{w}}{2}}', 'a={\\frac{{w}}{2}}'],
  ['\\act x', '{x}'],
])('writes %s as %s', (tex, plain) => {
  expect(expandedTex(tex)).toBe(plain);
});

it('refuses a macro that it cannot reach', () => {
  expect(() => expandedTex('\\text{the \\vx}')).toThrow('the macro \\vx cannot be written out in "\\text{the \\vx}"');
});

describe('a formula means the same without the macros', () => {
  it.each(Object.entries(macros))('%s', (name, text) => {
    const holes = text.includes('#2') ? '{1}{x+y}' : text.includes('#1') ? '{x+y}' : ' ';
    const tex = `${name}${holes}_2 + z`;
    expect(meaning(expandedTex(tex), {})).toBe(meaning(tex, macros));
  });

  const formulas = readBook(ROOT).book.chapters.flatMap(({ slug, cards }) => {
    const texts = cards.flatMap(({ front, back }) => [front, back]);
    return [
      [slug, texts.flatMap((text) => Array.from(text.matchAll(/\$+([^$]+)\$+/g), ([, tex = '']) => tex))] as const,
    ];
  });
  it.each(formulas)('in every card of %s', (_slug, all) => {
    expect(all.map((tex) => meaning(expandedTex(tex), {}))).toEqual(all.map((tex) => meaning(tex, macros)));
  });
});
