import { expect, it } from 'vitest';
import { CHAPTER } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './aliases.ts';

const aliases = (...entries: readonly string[]) => ({
  [`${CHAPTER}/aliases.yaml`]: entries.length === 0 ? '[]\n' : entries.map((entry) => `- { ${entry} }\n`).join(''),
});

it('warns with a section that has no other names', () => {
  expect(findings(rule, aliases())).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:11:1  the section "cell" has no other names
        remedy: write an entry in content/chapters/02-rnn/aliases.yaml: what a student may type to find it
    1 problem"
  `);
});

it('warns with a section that is named twice, and a name that is claimed twice, however it is written', () => {
  const files = aliases('section: cell, names: [Elman net, elman-net]', 'section: cell, names: [ElmanNet]');
  expect(findings(rule, files)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/aliases.yaml:1:3  the section "cell" names "elman-net" twice
        remedy: take one of them out
    content/chapters/02-rnn/aliases.yaml:2:3  the section "cell" has two entries
        remedy: put both in one entry; the first is in content/chapters/02-rnn/aliases.yaml:1
    content/chapters/02-rnn/aliases.yaml:2:3  the sections "cell" and "cell" both claim "ElmanNet"
        remedy: leave it to one of them, or say more; the first is in content/chapters/02-rnn/aliases.yaml:1
    3 problems"
  `);
});

it('passes with names of its own for each section', () => {
  expect(findings(rule, aliases('section: cell, names: [Elman net], symptoms: [it forgets], formulas: [h_t]'))).toBe(
    '',
  );
});
