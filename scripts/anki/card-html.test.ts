import { expect, it } from 'vitest';
import { cardHtml, plainText } from './card-html.ts';

const SITE = 'https://example.org/review/';

it.each([
  ['If $a<b$ *then* $\\act{\\vh}$.', '<p>If \\(a&lt;b\\) <em>then</em> \\({\\mathbf{h}}\\).</p>'],
  [
    'So\n\n$$\n\\norm{\\vx}\n& 1\n$$\n\nends.',
    '<p>So</p>\n\\[\\left\\lVert \\mathbf{x} \\right\\rVert\n&amp; 1\\]\n<p>ends.</p>',
  ],
  ['- one\n- $x$', '<ul>\n<li>one</li>\n<li>\\(x\\)</li>\n</ul>'],
  ['See [the loop](/rnn/#loop).', '<p>See <a href="https://example.org/review/rnn/#loop">the loop</a>.</p>'],
  ['An <img src=x onerror=alert(1)>', '<p>An &lt;img src=x onerror=alert(1)&gt;</p>'],
])('writes %j as HTML with formulas that MathJax reads', (markdown, html) => {
  expect(cardHtml(markdown, SITE)).toBe(html);
});

it('reads HTML as one line of plain text', () => {
  expect(plainText('<p>If \\(a&lt;b\\)\n<em>&amp;</em> so</p>')).toBe('If \\(a<b\\) & so');
});
