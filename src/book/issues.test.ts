import { describe, expect, it } from 'vitest';
import { readBook } from './read.ts';
import { CHAPTER, notes, saidOf, tinyBook, type Files } from './tiny-book.ts';

const issuesOf = (files: Files): string => saidOf(readBook(tinyBook(files)).issues);

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
      content/chapters/01-attention/aliases.yaml:1:1  the file is missing
          write it; [] stands for no entries
      content/sources.bib:1:1  the file is missing
          write it: one BibTeX entry for every cited work"
    `);
  });
});
