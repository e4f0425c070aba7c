import { expect, it } from 'vitest';
import { parseMarkdown } from './mdx.ts';
import { plainText } from './plain-text.ts';

it.each([
  ['The *state* of `h`, [see](/rnn/) $h_t$', 'The state of h, see h_t'],
  ['At $\\rho(\\mW_h) < 1$ it fades', 'At ρ(W_h) < 1 it fades'],
  ['One.\n\nTwo:\n\n- a\n- b', 'One. Two: a b'],
  ['One\ntwo  \nthree', 'One two three'],
  ['Before\n\n```python\ncode\n```', 'Before'],
])('reads %j as %j', (markdown, plain) => {
  expect(plainText(parseMarkdown(markdown))).toBe(plain);
});
