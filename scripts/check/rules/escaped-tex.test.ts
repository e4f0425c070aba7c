import { expect, it } from 'vitest';
import { notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './escaped-tex.ts';

const figure = (option: string) =>
  notes(`<Explorable id="x" predict="At $\\rho$?" options={["${option}"]} answer={1}>See.</Explorable>`);

it('warns with a command that JavaScript would swallow', () => {
  expect(findings(rule, figure('$\\rho < 1$'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:41  "\\rho" in an expression loses its backslash
        remedy: double it: \\\\rho
    1 problem"
  `);
});

it('passes with doubled backslashes', () => {
  expect(findings(rule, figure('$\\\\rho < 1$, $\\\\{a\\\\}$'))).toBe('');
});
