import { expect, it } from 'vitest';
import { CHAPTER, notes } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './dead-links.ts';

const DATA = {
  [`${CHAPTER}/homeworks.mdx`]: '---\nlede: x\n---\n\n## By hand\n\n<Problem id="p" />\n',
  [`${CHAPTER}/cards.yaml`]: '- { key: kept, section: cell, front: b, back: c }\n',
  [`${CHAPTER}/terms.yaml`]: '- { id: state, term: state, definition: c, section: cell }\n',
};
const links = (...addresses: readonly string[]) => ({
  ...DATA,
  ...notes(addresses.map((address) => `[x](${address})`).join('\n')),
});

it('warns with pages and anchors that do not exist', () => {
  const dead = links(
    '/rnn/#cel',
    '/rnn/home/',
    '#gone',
    '/rnn/homeworks',
    'homeworks/',
    '/attention/',
    '/rnn/homeworks/#cell',
    '/glossary/#term-cell',
  );
  expect(findings(rule, dead)).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:13:1  dead link "/rnn/#cel": /rnn/ has no anchor "cel"
        remedy: use one of: cell, cards, main, contents, minute, card-kept, notation, references, on-this-page
    content/chapters/02-rnn/notes.mdx:14:1  dead link "/rnn/home/"
        remedy: use one of: /rnn/, /rnn/checks/, /rnn/homeworks/, /about/, /anki/, /exam/, /offline/, /recall/, /records/, /formulas/, /glossary/, /map/, and 7 more
    content/chapters/02-rnn/notes.mdx:15:1  dead link "#gone": /rnn/ has no anchor "gone"
        remedy: use one of: cell, main, minute, cards, contents, notation, card-kept, references, on-this-page
    content/chapters/02-rnn/notes.mdx:16:1  dead link "/rnn/homeworks"
        remedy: end the address with a slash: /rnn/homeworks/
    content/chapters/02-rnn/notes.mdx:17:1  dead link "homeworks/"
        remedy: write the address from the root: /rnn/homeworks/#id
    content/chapters/02-rnn/notes.mdx:18:1  dead link "/attention/"
        remedy: the chapter "attention" is not written: name it in words, without a link
    content/chapters/02-rnn/notes.mdx:19:1  dead link "/rnn/homeworks/#cell": /rnn/homeworks/ has no anchor "cell"
        remedy: use one of: main, contents, by-hand, problem-p, references, on-this-page
    content/chapters/02-rnn/notes.mdx:20:1  dead link "/glossary/#term-cell": /glossary/ has no anchor "term-cell"
        remedy: use one of: term-state
    8 problems"
  `);
});

it('warns with a reference whose address is dead', () => {
  expect(findings(rule, notes('[x][a]\n\n[a]: /nowhere/'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:15:1  dead link "/nowhere/"
        remedy: use one of: /glossary/, /notation/, /offline/, /about/, /anki/, /exam/, /formulas/, /map/, /plan/, /recall/, /records/, /rnn/, and 7 more
    1 problem"
  `);
});

it.each([
  ['/'],
  ['/about/'],
  ['/about/#license'],
  ['/glossary/#term-state'],
  ['/formulas/#rnn'],
  ['/search/?q=state'],
  ['/rnn/checks/'],
  ['/rnn/'],
  ['#cell'],
  ['/rnn/#cell'],
  ['/rnn/#card-kept'],
  ['/rnn/homeworks/#by-hand'],
  ['/rnn/homeworks/#problem-p'],
  ['/rnn/discussions/'],
  ['https://example.org/'],
  ['mailto:a@example.org'],
])('passes with %s', (address) => {
  expect(findings(rule, links(address))).toBe('');
});

it('passes with the anchors of equations, figures, cards and sources of the page', () => {
  const body = `<Equation id="e">\n\n$$\nx\n$$\n\n</Equation>\n\n<Explorable id="f">See.</Explorable>\n\n<Recall card="kept" />\n\n[@a]

[1](/rnn/#eq-e) [2](/rnn/#fig-f) [3](/rnn/#recall-kept) [4](/rnn/#ref-a)`;
  expect(findings(rule, notes(body))).toBe('');
});

it('knows the anchor of a derivation in three forms', () => {
  const derivation = '<Derivation title="Ridge" id="ridge" goal="Show it.">\n\nSo.\n\n</Derivation>';
  expect(findings(rule, notes(`See [it](/rnn/#derivation-ridge).\n\n${derivation}`))).toBe('');
});
