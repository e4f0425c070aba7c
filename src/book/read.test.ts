import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from '../core/array.ts';
import { createBookReader, readBook } from './read.ts';
import { CHAPTER, notes, tinyBook, type Files } from './tiny-book.ts';
import type { Chapter, Issue } from './types.ts';

const chapterWith = (files: Files): Chapter => at(readBook(tinyBook(files)).book.chapters, 0);
const said = ({ place, problem, remedy }: Issue) =>
  `${place.file}:${place.line}:${place.column}  ${problem}\n    ${remedy}`;
const issuesOf = (files: Files): string => readBook(tinyBook(files)).issues.map(said).join('\n');

describe('a faultless book', () => {
  it('has no issues', () => {
    expect(issuesOf({})).toBe('');
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

describe('an author’s mistakes become issues', () => {
  it('in front matter', () => {
    const front =
      '---\ntitle: 7\nshort: RNNs\nquestion: It remembers.\nleed: x\nneeds: basics\nleads: []\nchecked: 23.11.2026\n---\n';
    expect(issuesOf({ [`${CHAPTER}/notes.mdx`]: front })).toMatchInlineSnapshot(`
      "content/chapters/02-rnn/notes.mdx:2:8  "title" is 7
          write text (in quotes where it holds a colon, a brace or a number alone)
      content/chapters/02-rnn/notes.mdx:4:11  "question" is "It remembers."
          ask it as a question that ends in "?"
      content/chapters/02-rnn/notes.mdx:2:1  "lede" is missing
          add it: text (in quotes where it holds a colon, a brace or a number alone)
      content/chapters/02-rnn/notes.mdx:6:8  "needs" is "basics"
          write a list
      content/chapters/02-rnn/notes.mdx:2:1  "sheet" is missing
          add it: a list
      content/chapters/02-rnn/notes.mdx:8:10  "checked" is "23.11.2026"
          write a day as YYYY-MM-DD
      content/chapters/02-rnn/notes.mdx:5:7  unknown key "leed"
          use one of: leads, lede, needs, sheet, checked, short, title, question"
    `);
  });

  it('in the entries of YAML files', () => {
    expect(
      issuesOf({
        [`${CHAPTER}/cards.yaml`]:
          '- { key: Cell, section: cell, front: a, back: "" }\n- { key: x, section: cell, front: a, bakc: b }\n',
        [`${CHAPTER}/notation.yaml`]: '- { tex: x, name: x, shape: scalar, role: activations }\n',
        [`${CHAPTER}/terms.yaml`]: 'id: x\n',
      }),
    ).toMatchInlineSnapshot(`
      "content/chapters/02-rnn/cards.yaml:1:10  "key" is "Cell"
          write lower-case letters and digits joined by hyphens, such as "step-jacobian"
      content/chapters/02-rnn/cards.yaml:1:47  "back" is ""
          write it or take the whole entry out
      content/chapters/02-rnn/cards.yaml:2:3  "back" is missing
          add it: text (in quotes where it holds a colon, a brace or a number alone)
      content/chapters/02-rnn/cards.yaml:2:44  unknown key "bakc"
          use one of: back, key, front, section
      content/chapters/02-rnn/terms.yaml:1:1  the file is no list
          write entries that start with "- ", or [] for none
      content/chapters/02-rnn/notation.yaml:1:43  "role" is "activations"
          use one of: activation, gradient, data, target, parameter"
    `);
  });

  it('in the syntax of YAML, MDX and BibTeX', () => {
    expect(
      issuesOf({
        [`${CHAPTER}/cards.yaml`]: '- key: a: b\n',
        ...notes('<Trap>\n\nnever closed'),
        'content/sources.bib':
          '@article{a, author = {A}, title = {T}, year = 2013\n\n@misc{b, title={T}}\n\n@misc{b, author={A}, year=2000, doi={x}}\n',
      }),
    ).toMatchInlineSnapshot(`
      "content/chapters/02-rnn/notes.mdx:13:1  unreadable MDX: Expected a closing tag for \`<Trap>\` (13:1-13:7)
          close every word that is opened, leave blank lines around blocks, and escape { and < outside formulas and code
      content/chapters/02-rnn/cards.yaml:1:8  unreadable YAML: Nested mappings are not allowed in compact mappings
          put text that holds a colon, a # or a backslash in 'single quotes', and indent by two spaces
      content/sources.bib:1:1  unreadable BibTeX: Token mismatch, expected "}", found "@misc{b, title={T}}\\n"... at line 3, column 1 in "article"
          close every brace and put a comma after every field
      content/sources.bib:3:1  source "b" has no author
          add author = {…} or editor = {…}
      content/sources.bib:3:1  source "b" has no year
          add year = {…}
      content/sources.bib:5:1  source "b" stands twice
          keep one of the two entries; the other is content/sources.bib:3
      content/sources.bib:5:1  source "b" has no title
          add title = {…}"
    `);
  });

  it('in folders and missing files', () => {
    expect(
      issuesOf({
        [`${CHAPTER}/cards.yaml`]: null,
        [`${CHAPTER}/homeworks.mdx`]: null,
        [`${CHAPTER}/discussions.mdx`]: 'No front matter.',
        'content/chapters/01-attention/notes.mdx': '',
        'content/chapters/03-atention/notes.mdx': '',
        'content/sources.bib': null,
      }),
    ).toMatchInlineSnapshot(`
      "content/chapters/01-attention:1:1  the folder "01-attention" is numbered wrongly
          rename it to 03-attention, its place in content/course.yaml
      content/chapters/03-atention:1:1  the folder "03-atention" has no place in the course
          use one of: 03-attention, 02-rnn, 01-basics
      content/chapters/02-rnn/homeworks.mdx:1:1  the file is missing
          write it: a chapter has notes.mdx, homeworks.mdx and discussions.mdx
      content/chapters/02-rnn/discussions.mdx:1:1  the front matter is missing
          begin the file with --- and the keys lede
      content/chapters/02-rnn/cards.yaml:1:1  the file is missing
          write it; [] stands for no entries
      content/chapters/01-attention/homeworks.mdx:1:1  the file is missing
          write it: a chapter has notes.mdx, homeworks.mdx and discussions.mdx
      content/chapters/01-attention/discussions.mdx:1:1  the file is missing
          write it: a chapter has notes.mdx, homeworks.mdx and discussions.mdx
      content/chapters/01-attention/notes.mdx:1:1  the front matter is missing
          begin the file with --- and the keys title, short, question, lede, needs, leads, sheet, checked
      content/chapters/01-attention/cards.yaml:1:1  the file is missing
          write it; [] stands for no entries
      content/chapters/01-attention/terms.yaml:1:1  the file is missing
          write it; [] stands for no entries
      content/chapters/01-attention/notation.yaml:1:1  the file is missing
          write it; [] stands for no entries
      content/chapters/01-attention/corrections.yaml:1:1  the file is missing
          write it; [] stands for no entries
      content/sources.bib:1:1  the file is missing
          write it: one BibTeX entry for every cited work"
    `);
  });
});

describe('sources', () => {
  const BIB = `@article{werbos1990, author={Paul J. Werbos and {Open AI} and van den Oord, A{\\"a}ron}, title={Backpropagation Through {Time}: What \\emph{it} does},
  booktitle={Proceedings of the {IEEE}}, year={1990}, doi={10.1109/5.58337}}

@misc{pascanu, author={Pascanu, R. and others}, title={On {RNNs}}, year=2013, eprint={1211.5063}, archiveprefix={arXiv}}
`;

  it('are plain text with an address and a place', () => {
    const { sources } = readBook(tinyBook({ 'content/sources.bib': BIB })).book;
    expect([...sources.values()]).toEqual([
      {
        key: 'werbos1990',
        authors: ['Paul J. Werbos', 'Open AI', 'Aäron van den Oord'],
        title: 'Backpropagation Through Time: What it does',
        venue: 'Proceedings of the IEEE',
        year: '1990',
        url: 'https://doi.org/10.1109/5.58337',
        urlLabel: 'doi:10.1109/5.58337',
        place: { file: 'content/sources.bib', line: 1, column: 1 },
      },
      {
        key: 'pascanu',
        authors: ['R. Pascanu', 'others'],
        title: 'On RNNs',
        venue: '',
        year: '2013',
        url: 'https://arxiv.org/abs/1211.5063',
        urlLabel: 'arXiv:1211.5063',
        place: { file: 'content/sources.bib', line: 4, column: 1 },
      },
    ]);
  });

  it('of one chapter may stand in its folder, each once in the whole book', () => {
    const root = tinyBook({
      'content/sources.bib': BIB,
      [`${CHAPTER}/sources.bib`]: BIB.replace('pascanu', 'pascanu2013'),
    });
    const { book, issues } = readBook(root);
    expect([...book.sources.keys()]).toEqual(['werbos1990', 'pascanu', 'pascanu2013']);
    expect(issues.map(said).join('\n')).toMatchInlineSnapshot(`
      "content/chapters/02-rnn/sources.bib:1:1  source "werbos1990" stands twice
          keep one of the two entries; the other is content/sources.bib:1"
    `);
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
