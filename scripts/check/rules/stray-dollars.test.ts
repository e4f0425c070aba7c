import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './stray-dollars.ts';

it('names a dollar without its second one, in a page and in a data file', () => {
  const cards = { [`${CHAPTER}/cards.yaml`]: '- { key: a, section: s, front: What is $\\vh_t?, back: A state. }' };
  expect(findings(rule, { ...notes('The state $\\vh_t is a vector, $d_h$ numbers.'), ...cards }))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:1:40  a dollar that opens no formula: "$\\vh_t?"
        remedy: close the formula with a second dollar, or write \\$ for the sign itself
    content/chapters/02-rnn/notes.mdx:13:35  a dollar that opens no formula: "$ numbers."
        remedy: close the formula with a second dollar, or write \\$ for the sign itself
    2 problems"
  `);
});

it('passes formulas, code, and a price', () => {
  expect(findings(rule, notes('The state $\\vh_t$ costs \\$5, see `$HOME`.'))).toBe('');
});
