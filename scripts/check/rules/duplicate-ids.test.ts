import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './duplicate-ids.ts';

const EQUATION = '<Equation id="a">\n\n$$\nx\n$$\n\n</Equation>\n\n';
const homeworks = (body: string) => ({ [`${CHAPTER}/homeworks.mdx`]: `---\nlede: x\n---\n\n${body}` });
const CARD = '- { key: a, section: cell, front: b, back: c }\n';
const TERM = '- { id: a, term: b, definition: c, section: cell }\n';

it('warns with an equation, a figure or a problem that a chapter has twice, on whatever page', () => {
  const figures = '<Explorable id="f">See.</Explorable>\n\n<Problem id="p" />\n';
  expect(findings(rule, { ...notes(EQUATION + figures), ...homeworks(EQUATION + figures) })).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/homeworks.mdx:5:1  duplicate equation "a"
        remedy: give this one another name: it stands in content/chapters/02-rnn/notes.mdx:13 already
    content/chapters/02-rnn/homeworks.mdx:13:1  duplicate figure "f"
        remedy: give this one another name: it stands in content/chapters/02-rnn/notes.mdx:21 already
    content/chapters/02-rnn/homeworks.mdx:15:1  duplicate problem "p"
        remedy: give this one another name: it stands in content/chapters/02-rnn/notes.mdx:23 already
    3 problems"
  `);
});

it('warns with a card key and a term id that are taken', () => {
  expect(findings(rule, { [`${CHAPTER}/cards.yaml`]: CARD + CARD, [`${CHAPTER}/terms.yaml`]: TERM + TERM }))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/cards.yaml:2:3  duplicate card "a"
        remedy: give this one another name: it stands in content/chapters/02-rnn/cards.yaml:1 already
    content/chapters/02-rnn/terms.yaml:2:3  duplicate term "a"
        remedy: give this one another name: it stands in content/chapters/02-rnn/terms.yaml:1 already
    2 problems"
  `);
});

it('warns with headings that take each other’s anchor, an equation’s, or one of the page', () => {
  expect(findings(rule, notes(`${EQUATION}## Again [#cell]\n\n## Eq [#eq-a]\n\n## Notation [#notation]`)))
    .toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:21:1  duplicate anchor "cell"
        remedy: give this one another name: it stands in content/chapters/02-rnn/notes.mdx:11 already
    content/chapters/02-rnn/notes.mdx:23:1  duplicate anchor "eq-a"
        remedy: give this one another name: the page itself uses it
    content/chapters/02-rnn/notes.mdx:25:1  duplicate anchor "notation"
        remedy: give this one another name: the page itself uses it
    3 problems"
  `);
});

it('warns with a card that a page asks for twice', () => {
  expect(findings(rule, { ...notes('<Recall card="a" />\n\n<Recall card="a" />') })).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:15:1  duplicate anchor "recall-a"
        remedy: give this one another name: it stands in content/chapters/02-rnn/notes.mdx:13 already
    1 problem"
  `);
});

it('passes with one name in several kinds, and with one heading on several pages', () => {
  const files = {
    [`${CHAPTER}/cards.yaml`]: CARD,
    [`${CHAPTER}/terms.yaml`]: TERM,
    ...homeworks('## The cell [#cell]\n'),
  };
  expect(findings(rule, { ...files, ...notes(`${EQUATION}<Explorable id="a">See.</Explorable>`) })).toBe('');
});

it('warns with one name for two derivations, and with a heading that takes the anchor of one', () => {
  const derivation = '<Derivation title="Ridge" id="ridge" goal="Show it.">\n\nSo.\n\n</Derivation>';
  expect(findings(rule, notes(`${derivation}\n\n${derivation}`))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:19:1  duplicate derivation "ridge"
        remedy: give this one another name: it stands in content/chapters/02-rnn/notes.mdx:13 already
    1 problem"
  `);
  expect(findings(rule, notes(`${derivation}\n\n## It [#derivation-ridge]`))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:19:1  duplicate anchor "derivation-ridge"
        remedy: give this one another name: the page itself uses it
    1 problem"
  `);
});
