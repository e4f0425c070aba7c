import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './raw-colors.ts';

it('names a color that is not a role', () => {
  expect(findings(rule, notes('The state $\\textcolor{red}{h}$.'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:11  a color of its own, "\\textcolor", in a formula
        remedy: use a role: \\data, \\param, \\act, \\grad, \\target
    1 problem"
  `);
});

it('passes the roles', () => {
  expect(findings(rule, notes('The state $\\act{h}$ and $\\grad{g}$.'))).toBe('');
});
