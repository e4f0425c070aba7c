import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './plain-fields.ts';

const card = (back: string) => ({
  [`${CHAPTER}/cards.yaml`]: `- key: a\n  section: cell\n  front: b\n  back: '${back}'\n`,
});

it('warns with words, citations and links where they do not work', () => {
  expect(findings(rule, card('See <Eq to="a" /> [@werbos], [the cell](/rnn/#cell).'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:4:9  the link "/rnn/#cell" outside of the running text
        remedy: name the place in words, or link to it from the text
    content/chapters/02-rnn/cards.yaml:4:14  the word <Eq to="a" /> outside of the running text
        remedy: say it without the word: here it is printed as it stands
    content/chapters/02-rnn/cards.yaml:4:29  the citation "werbos" outside of the running text
        remedy: cite it in the section that this belongs to
    3 problems"
  `);
  expect(findings(rule, notes('<Trap title="As [@one] says">x</Trap>'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:18  the citation "one" outside of the running text
        remedy: cite it in the section that this belongs to
    1 problem"
  `);
});

it('passes with emphasis, formulas and links to elsewhere', () => {
  expect(findings(rule, card('*Where* $a<b$ and $b>c$, see [this](https://example.org).'))).toBe('');
});
