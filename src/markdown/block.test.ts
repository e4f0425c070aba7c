import { expect, it } from 'vitest';
import { blockMarkdownHtml } from './block.ts';

it('sets paragraphs, lists and emphasis', () => {
  expect(blockMarkdownHtml('One *two*.\n\n- three\n- four')).toBe(
    '<p>One <em>two</em>.</p>\n<ul>\n<li>three</li>\n<li>four</li>\n</ul>',
  );
});

it('sets formulas in the text and on lines of their own, with the macros of the site', () => {
  const html = blockMarkdownHtml('Let $\\act{\\vh_t}$ be\n\n$$\n\\grad{\\vdelta_t}\n$$');
  expect(html).toContain('<p>Let <span class="katex">');
  expect(html).toContain('<div class="math math-display">');
  expect(html).toContain('r-act');
  expect(html).toContain('r-grad');
});

it('shows HTML as text and drops dangerous links', () => {
  const html = blockMarkdownHtml('<img src=x onerror=alert(1)> [a](javascript:alert(1))');
  expect(html).toBe('<p>&lt;img src=x onerror=alert(1)&gt; <a href="">a</a></p>');
});

it('refuses a formula that does not parse', () => {
  expect(() => blockMarkdownHtml('$\\nonsense{1}$')).toThrow('Undefined control sequence');
});

it('holds the comma after a short formula on its line', () => {
  expect(blockMarkdownHtml('Let $x$, and $y$ then.')).toMatch(
    /<span class="held"><span class="katex">.*<\/span>,<\/span> and/,
  );
  expect(blockMarkdownHtml('Let $x$, and $y$ then.').match(/class="held"/g)).toHaveLength(1);
});
