import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './mdx.ts';
import { plainText, texToPlain } from './plain-text.ts';

describe('texToPlain', () => {
  it.each([
    ['\\act{\\vh}_{t-1}', 'h_t-1'],
    ['\\rho(\\mW_h) < 1', 'ρ(W_h) < 1'],
    ['\\norm{x} \\le \\gamma\\,\\sigma_{\\max}', 'norm x ≤ γ σ_max'],
    ['\\frac{\\partial y}{\\partial w} \\to \\tanh x', '∂ y/∂ w → tanh x'],
    ['\\vdelta_T = \\partial\\loss/\\partial\\vh_T', 'δ_T = ∂L/∂h_T'],
  ])('reads %s as %s', (tex, plain) => {
    expect(texToPlain(tex)).toBe(plain);
  });
});

describe('plainText', () => {
  it.each([
    ['The *state* of `h`, [see](/rnn/) $h_t$', 'The state of h, see h_t'],
    ['One.\n\nTwo:\n\n- a\n- b', 'One. Two: a b'],
    ['One\ntwo  \nthree', 'One two three'],
    ['Before\n\n```python\ncode\n```', 'Before'],
  ])('reads %j as %j', (markdown, plain) => {
    expect(plainText(parseMarkdown(markdown))).toBe(plain);
  });
});
