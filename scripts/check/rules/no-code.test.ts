import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './no-code.ts';

it('warns with imports and expressions', () => {
  expect(findings(rule, notes("import x from 'y'\n\nA {set} of\n\n{1 + 1}"))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  an import or export
        remedy: take it out: the words of the book need no import
    content/chapters/02-rnn/notes.mdx:15:3  an expression "{set}"
        remedy: put formulas between dollars, or escape the brace: \\{
    content/chapters/02-rnn/notes.mdx:17:1  an expression "{1 + 1}"
        remedy: put formulas between dollars, or escape the brace: \\{
    3 problems"
  `);
});

it('passes with comments, escaped braces and braces in formulas', () => {
  expect(findings(rule, notes('{/* later */}\n\nA \\{set} and $\\{x\\}$ and `{code}`'))).toBe('');
});
