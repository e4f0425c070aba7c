import { describe, expect, it } from 'vitest';
import { readBook } from '../../src/book/read.ts';
import { CHAPTER, notes, tinyBook, type Files } from '../../src/book/tiny-book.ts';
import { parseBuiltPage, type BuiltPage } from './built-page.ts';
import { formulaFiles } from './formula-files.ts';
import { bookRecords } from './records.ts';
import { unpackWords } from '../../src/site/search/word-list.ts';
import { vocabularyOf } from './vocabulary.ts';

const CELL = String.raw`<Equation id="cell" know="The cell">

$$
\act{\vh}_t = \tanh(\lambda \act{\vh}_{t-1})
$$

</Equation>

<Equation id="loss">

$$
\loss = 0
$$

</Equation>

<Explorable id="horizon" predict="How far?" options={["a", "b"]} answer={1}>The *gradient* dies.</Explorable>
`;
const FILES: Files = {
  ...notes(CELL),
  [`${CHAPTER}/cards.yaml`]: '- { key: state, section: cell, front: "What is $\\\\vh_t$?", back: The **state**. }\n',
  [`${CHAPTER}/terms.yaml`]:
    '- { id: bptt, term: backpropagation through time, definition: The chain rule on the unrolled network., ' +
    'synonyms: [unrolling], abbreviations: [BPTT], unlinked: [], section: cell }\n',
};
const PAGES: Readonly<Record<string, string>> = {
  '/rnn/': `<article data-part="notes"><p>Intro.</p><section class="section"><h2 id="cell"><span>2.1 </span>The cell</h2>
    <p>A cell.</p><div id="eq-cell"></div><div id="eq-loss"></div>
    <figure id="fig-horizon"><header><b>Gradient horizon</b></header></figure><div id="card-state"></div></section></article>`,
  '/rnn/homeworks/': `<article data-part="homeworks"><section class="section"><h2 id="by-hand">By hand</h2><p>Do.</p></section></article>`,
  '/rnn/discussions/': '<article data-part="discussions"></article>',
  '/glossary/': '<dl><div id="term-bptt"></div></dl>',
};

function recordsOf(pages: Readonly<Record<string, string>>) {
  const { book, issues } = readBook(tinyBook(FILES));
  expect(issues).toEqual([]);
  const pageAt = (address: string): BuiltPage => parseBuiltPage(pages[address] ?? '');
  return bookRecords(book, pageAt);
}

describe('the records of a book', () => {
  const find = (url: string) => recordsOf(PAGES).find((record) => record.url === url);

  it('are its sections, formulas, terms, figures and cards, in a fixed order', () => {
    expect(recordsOf(PAGES).map(({ kind, url, title }) => `${kind}: ${title} -> ${url}`)).toEqual([
      'Notes: Recurrent neural networks -> /rnn/',
      'Notes: 2.1 The cell -> /rnn/#cell',
      'Problems: By hand -> /rnn/homeworks/#by-hand',
      'Formulas: The cell (2.1) -> /rnn/#eq-cell',
      'Formulas: The cell (2.2) -> /rnn/#eq-loss',
      'Terms: backpropagation through time -> /glossary/#term-bptt',
      'Figures: Gradient horizon -> /rnn/#fig-horizon',
      'Cards: What is h_t? -> /rnn/#card-state',
    ]);
  });

  it('name their chapter', () => {
    expect(new Set(recordsOf(PAGES).map(({ chapter }) => chapter))).toEqual(new Set(['2 RNNs']));
  });

  it('of a chapter begin with its question and its lede', () => {
    expect(find('/rnn/')?.content).toBe('How does a network remember? It keeps a state. Intro.');
  });

  it('of a section are found by the names of the terms that it introduces', () => {
    expect(find('/rnn/#cell')?.also).toEqual(['backpropagation through time', 'BPTT', 'unrolling']);
  });

  it('of a formula hold its reading and its symbols by name', () => {
    expect(find('/rnn/#eq-cell')).toMatchObject({
      content: 'h_t = tanh(λ h_t-1)',
      symbols: ['h_t', 'lambda', 'h_t-1'],
    });
  });

  it('of a term hold its definition and its other names', () => {
    expect(find('/glossary/#term-bptt')).toMatchObject({
      content: 'The chain rule on the unrolled network.',
      also: ['BPTT', 'unrolling'],
    });
  });

  it('are refused when the built site has nothing that they lead to', () => {
    expect(() => recordsOf({ ...PAGES, '/glossary/': '' })).toThrowErrorMatchingInlineSnapshot(
      `[Error: the built page /glossary/ has no element with the id "term-bptt"]`,
    );
    const untitled = { ...PAGES, '/rnn/': (PAGES['/rnn/'] ?? '').replace('<b>Gradient horizon</b>', '') };
    expect(() => recordsOf(untitled)).toThrowErrorMatchingInlineSnapshot(
      `[Error: the built page /rnn/ has no title in the header of the figure "fig-horizon"]`,
    );
  });
});

describe('the vocabulary', () => {
  it('is the words in small letters, in the order of the alphabet where about equally frequent, without symbols', () => {
    const [common, ...lines] = vocabularyOf(readBook(tinyBook(FILES)).book, recordsOf(PAGES)).split('\n');
    expect(common).toMatch(/^a about after an and /);
    const words = lines.flatMap(unpackWords);
    expect(words).toEqual(words.toSorted());
    expect(words).toEqual(expect.arrayContaining(['backpropagation', 'bptt', 'tanh']));
    expect(words.filter((word) => !/^\p{L}{2,}$/u.test(word))).toEqual([]);
  });
});

describe('the file of a formula', () => {
  it('is drawn without MathML, in the colors of the roles', () => {
    const [file] = formulaFiles(readBook(tinyBook(FILES)).book);
    expect(file?.path).toBe('formula/rnn/cell.txt');
    expect(file?.content).toMatch(/^<span class="katex-display"><span class="katex"><span class="katex-html"/);
    expect(file?.content).toContain('r-act');
    expect(file?.content).not.toContain('<math');
  });
});
