import katex from 'katex';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { katexOptions } from '../../src/markdown/katex.ts';
import { idleClasses, slimPage } from './slim-page.ts';

const NONE: ReadonlySet<string> = new Set();

it('takes out the TeX of a formula with the wrapper that then holds one thing only', () => {
  const formula =
    '<math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\\vx</annotation></semantics></math>';
  expect(slimPage(`<p>${formula} and ${formula}</p>`, NONE)).toBe(
    '<p><math><mrow><mi>x</mi></mrow></math> and <math><mrow><mi>x</mi></mrow></math></p>',
  );
});

it('keeps the annotations of other languages', () => {
  const other = '<semantics><mi>x</mi><annotation encoding="text/plain">x</annotation></semantics>';
  expect(slimPage(other, NONE)).toBe(other);
});

it('takes out how MathML would be drawn, and nothing like it elsewhere', () => {
  const math =
    '<math><mstyle scriptlevel="0" displaystyle="true"><mo stretchy="false" fence="true">(</mo></mstyle></math>';
  expect(slimPage(`<mstyle a="1"></mstyle>${math}`, NONE)).toBe(
    '<mstyle a="1"></mstyle><math><mrow><mo fence="true">(</mo></mrow></math>',
  );
});

it('takes out the comments by which Svelte marks its parts', () => {
  expect(slimPage('<g><!--[--><line></line><!--]--></g><!---->', NONE)).toBe('<g><line></line></g>');
});

it('takes out idle classes, and the attribute with the last of them', () => {
  expect(
    slimPage('<i class="mord r-act mbin"></i><i class="mord"></i><i class="morder"></i>', new Set(['mord', 'mbin'])),
  ).toBe('<i class="r-act"></i><i></i><i class="morder"></i>');
});

it('finds a class idle that the style sheet does not name, alone or with others', () => {
  const sheet = '.katex .mord>.mtight{a:b}.katex .mop-limits{c:d}';
  expect([...idleClasses(sheet)]).toEqual(['mbin', 'mrel', 'mopen', 'mclose', 'mpunct', 'minner', 'mop', 'enclosing']);
});

it('leaves of a page what is read, drawn and spoken', () => {
  const drawn = katex.renderToString('\\act{\\vh}_t = \\frac{1}{2}', katexOptions);
  const slim = slimPage(drawn, idleClasses(''));
  const spoken = (html: string) => toString(fromHtml(html.replace(/<annotation.*<\/annotation>/s, '')));
  expect(spoken(slim)).toBe(spoken(drawn));
  expect(slim.length).toBeLessThan(drawn.length);
  expect(slim).not.toContain('annotation');
  expect(slim).toContain('r-act');
});

it('writes lengths of a style to a thousandth of the type size, and no last semicolon', () => {
  const long =
    '<span style="height:2.70004em;vertical-align:-0.2506em;"></span><span style="top:-3em;left:0.00001em"></span>';
  expect(slimPage(long, new Set())).toBe(
    '<span style="height:2.7em;vertical-align:-.251em"></span><span style="top:-3em;left:0em"></span>',
  );
  expect(slimPage('<b style="width:1.23456px;--x:v1.23456em"></b>', new Set())).toContain('width:1.23456px');
});
