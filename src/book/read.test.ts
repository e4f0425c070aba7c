import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from '../core/array.ts';
import { createBookReader, readBook } from './read.ts';
import { CHAPTER, notes, saidOf, tinyBook, type Files } from './tiny-book.ts';
import type { Chapter } from './types.ts';

const chapterWith = (files: Files): Chapter => at(readBook(tinyBook(files)).book.chapters, 0);

describe('a faultless book', () => {
  it('has no issues', () => {
    expect(saidOf(readBook(tinyBook()).issues)).toBe('');
  });

  it('knows the place of every chapter of the course, written or not', () => {
    const { book } = readBook(tinyBook());
    expect(book.course.map(({ number, slug, group }) => `${number} ${slug} (${group})`)).toEqual([
      '1 basics (Foundations)',
      '2 rnn (Foundations)',
      '3 attention (Architectures)',
    ]);
    expect(book.chapters.map(({ slug }) => slug)).toEqual(['rnn']);
  });

  it('takes the front matter of the notes for the whole chapter', () => {
    expect(chapterWith({}).meta).toEqual({
      title: 'Recurrent neural networks',
      short: 'RNNs',
      question: 'How does a network remember?',
      lede: 'It keeps a state.',
      needs: ['basics'],
      leads: ['attention'],
      sheet: ['one', 'two', 'three', 'four'],
      checked: '2026-11-23',
    });
  });
});

describe('headings', () => {
  it('take their id from [#id], else from their words, and lose the suffix', () => {
    const { headings } = chapterWith(notes('### The state $\\vh_t$ grows\n\n## After the cell [#after]')).pages.notes;
    expect(headings.map(({ depth, id, text, markdown, number }) => ({ depth, id, text, markdown, number }))).toEqual([
      { depth: 2, id: 'cell', text: 'The cell', markdown: 'The cell', number: '2.1' },
      {
        depth: 3,
        id: 'the-state-h_t-grows',
        text: 'The state h_t grows',
        markdown: 'The state $\\vh_t$ grows',
        number: '',
      },
      { depth: 2, id: 'after', text: 'After the cell', markdown: 'After the cell', number: '2.2' },
    ]);
  });

  it('of the homeworks have no number', () => {
    const { headings } = chapterWith({ [`${CHAPTER}/homeworks.mdx`]: '---\nlede: x\n---\n\n## By hand\n' }).pages
      .homeworks;
    expect(headings.map(({ id, number }) => [id, number])).toEqual([['by-hand', '']]);
  });
});

const EQUATION = (id: string) =>
  `<Equation id="${id}" check="${id}Check" know="Law of ${id}">\n\n$$\n${id} = 1\n$$\n\n</Equation>`;

describe('equations', () => {
  const chapter = () =>
    chapterWith({
      ...notes(`${EQUATION('a')}\n\n## Next [#next]\n\n${EQUATION('b')}`),
      [`${CHAPTER}/homeworks.mdx`]: `---\nlede: x\n---\n\n${EQUATION('c')}\n`,
    });

  it('are numbered through notes, homeworks and discussions', () => {
    const { pages } = chapter();
    const equations = [...pages.notes.equations, ...pages.homeworks.equations];
    expect(equations.map(({ id, number, section }) => [id, number, section])).toEqual([
      ['a', '2.1', 'cell'],
      ['b', '2.2', 'next'],
      ['c', '2.3', ''],
    ]);
  });

  it('carry their formula, their check, the name on the formula sheet and their place', () => {
    expect(chapter().pages.notes.equations[0]).toMatchObject({
      tex: 'a = 1',
      check: 'aCheck',
      know: 'Law of a',
      place: { file: `${CHAPTER}/notes.mdx`, line: 13, column: 1 },
    });
  });
});

const DIAGRAM =
  '```mermaid\naccTitle: An unrolled network\naccDescr { h₁ feeds h₂,\n  h₂ feeds h₃. }\nflowchart LR\n```';

describe('figures', () => {
  it('are explorables and diagrams, numbered together in the order of the text', () => {
    const { figures } = chapterWith(
      notes(`<Explorable id="horizon">It *fades* at $\\rho<1$.</Explorable>\n\n${DIAGRAM}`),
    ).pages.notes;
    expect(figures.map(({ place: _place, ...figure }) => figure)).toEqual([
      {
        kind: 'explorable',
        id: 'horizon',
        number: '2.1',
        title: '',
        description: 'It fades at ρ < 1.',
        section: 'cell',
      },
      {
        kind: 'diagram',
        id: 'an-unrolled-network',
        number: '2.2',
        title: 'An unrolled network',
        description: 'h₁ feeds h₂, h₂ feeds h₃.',
        section: 'cell',
      },
    ]);
  });
});

describe('problems', () => {
  it('are numbered in the order of the homeworks', () => {
    const homeworks = '---\nlede: x\n---\n\n## First [#first]\n\n<Problem id="one" />\n\n<Problem id="two" />\n';
    const { problems } = chapterWith({ [`${CHAPTER}/homeworks.mdx`]: homeworks }).pages.homeworks;
    expect(problems.map(({ id, number, section }) => [id, number, section])).toEqual([
      ['one', '2.1', 'first'],
      ['two', '2.2', 'first'],
    ]);
  });
});

describe('uses', () => {
  const TEXT = `See <Eq to="a" />, <Fig to="f" />, <Term of="t">it</Term> [@one; @two] and [a link](/rnn/#cell).

<Recall card="c" />

[Outside](https://example.org), \`[@not]\`, mail <span>[@three]</span>`;

  it('are all that a page names: by words, citations and links inside the site', () => {
    const { uses } = chapterWith(notes(TEXT)).pages.notes;
    expect(uses.map(({ kind, id, place }) => `${kind} ${id} ${place.line}:${place.column}`)).toEqual([
      'equation a 13:5',
      'figure f 13:20',
      'term t 13:36',
      'card c 15:1',
      'citation one 13:60',
      'citation two 13:66',
      'citation three 17:55',
      'link /rnn/#cell 13:76',
    ]);
  });
});

describe('words of the running text', () => {
  it('are counted without code, displays and diagrams; a formula in a line is one word', () => {
    const { words } = chapterWith(notes(`Three plain words, $x + y$ – and \`code\`.\n\n${EQUATION('a')}\n\n${DIAGRAM}`))
      .pages.notes;
    expect(words).toBe('The cell [#cell]'.split(' ').length + 5);
  });
});

describe('data files', () => {
  it('give each entry its place and the defaults of what it leaves out', () => {
    const chapter = chapterWith({
      [`${CHAPTER}/terms.yaml`]:
        "# The terms\n- id: bptt\n  term: backpropagation through time\n  definition: 'Backpropagation: unrolled.'\n  section: cell\n",
      [`${CHAPTER}/notation.yaml`]:
        "- { tex: '\\vh', index: t, name: state, shape: '\\R^d', role: activation }\n- { tex: T, name: length, shape: scalar }\n",
    });
    expect(chapter.terms).toEqual([
      {
        id: 'bptt',
        term: 'backpropagation through time',
        definition: 'Backpropagation: unrolled.',
        synonyms: [],
        abbreviations: [],
        unlinked: [],
        section: 'cell',
        place: { file: `${CHAPTER}/terms.yaml`, line: 2, column: 3 },
      },
    ]);
    expect(chapter.notation.map(({ tex, index, role }) => [tex, index, role])).toEqual([
      ['\\vh', 't', 'activation'],
      ['T', null, null],
    ]);
  });
});

describe('the reader of a running site', () => {
  it('gives the same book until a content file changes', () => {
    const root = tinyBook();
    const read = createBookReader(root);
    const before = read();
    expect(read()).toBe(before);
    writeFileSync(path.join(root, CHAPTER, 'homeworks.mdx'), '---\nlede: x\n---\n\n## New\n');
    expect(at(read().chapters, 0).pages.homeworks.headings.map(({ id }) => id)).toEqual(['new']);
  });
});

describe('the notation of a chapter', () => {
  const SHARED = [
    "- { tex: '\\vx', name: input, shape: '\\R^d', role: data }",
    '- { tex: d, name: width, shape: scalar }',
    '- { tex: n, name: number of examples, shape: scalar }',
    '',
  ].join('\n');

  it('begins with the shared symbols that its formulas use, and never with the letters of a command', () => {
    const chapter = chapterWith({
      ...notes('Take $\\data{\\vx}_i$ of width $d_i$, and $\\diag(n_0)$.'),
      'content/notation.yaml': SHARED,
    });
    expect(chapter.notation.map(({ tex }) => tex)).toEqual(['\\vx', 'd', 'n']);
    const other = chapterWith({ ...notes('Take $\\diag(\\vxi)$.'), 'content/notation.yaml': SHARED });
    expect(other.notation).toEqual([]);
  });
});
