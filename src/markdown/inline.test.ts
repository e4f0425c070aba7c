import { expect, it } from 'vitest';
import { inlineMarkdownHtml } from './inline.ts';

it('sets emphasis and code without a paragraph around them', () => {
  expect(inlineMarkdownHtml('*no* `x < 1`')).toBe('<em>no</em> <code>x &lt; 1</code>');
});

it('sets formulas with the macros of the site, for the eye and for a screen reader', () => {
  const html = inlineMarkdownHtml('about $\\param{\\mW_h}$');
  expect(html).toMatch(/^about <span class="katex">/);
  expect(html).toContain('r-param');
  expect(html).toContain('<math');
  expect(html).not.toContain('katex-error');
});

it('shows HTML as text', () => {
  expect(inlineMarkdownHtml('a <b>c</b>')).toBe('a &lt;b&gt;c&lt;/b&gt;');
});

it('gives nothing for nothing', () => {
  expect(inlineMarkdownHtml('  ')).toBe('');
});

it('refuses what is not one line of running text', () => {
  expect(() => inlineMarkdownHtml('- a')).toThrowErrorMatchingInlineSnapshot(
    `[Error: "- a" is not inline Markdown: write one paragraph, without a list, a heading or a display]`,
  );
  expect(() => inlineMarkdownHtml('a\n\nb')).toThrow('is not inline Markdown');
});

it('refuses a formula that does not parse', () => {
  expect(() => inlineMarkdownHtml('$\\nonsense{1}$')).toThrow('Undefined control sequence');
});
