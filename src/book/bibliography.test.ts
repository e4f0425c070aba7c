import { describe, expect, it } from 'vitest';
import { readBook } from './read.ts';
import { CHAPTER, saidOf, tinyBook } from './tiny-book.ts';

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
    expect(saidOf(issues)).toMatchInlineSnapshot(`
      "content/chapters/02-rnn/sources.bib:1:1  source "werbos1990" stands twice
          keep one of the two entries; the other is content/sources.bib:1"
    `);
  });
});
