import { describe, expect, it } from 'vitest';
import { at } from '../core/array.ts';
import { chapterOf, findCard, findChapter, findEquation, findFigure, findSection, findTerm, pageOf } from './find.ts';
import { readBook } from './read.ts';
import { CHAPTER, notes, tinyBook } from './tiny-book.ts';

const book = () =>
  readBook(
    tinyBook({
      ...notes(
        '<Equation id="a">\n\n$$\nx\n$$\n\n</Equation>\n\n<Explorable id="f">See.</Explorable>\n\n### Deep [#deep]',
      ),
      [`${CHAPTER}/cards.yaml`]: '- { key: k, section: cell, front: b, back: c }\n',
      [`${CHAPTER}/terms.yaml`]: '- { id: state, term: state, definition: c, section: cell }\n',
    }),
  ).book;

describe('by the path of a file', () => {
  it.each([
    `${CHAPTER}/homeworks.mdx`,
    `/home/me/site/${CHAPTER}/homeworks.mdx`,
    `C:\\site\\${CHAPTER.replaceAll('/', '\\')}\\homeworks.mdx`,
  ])('finds the page and the chapter of %s', (file) => {
    expect(pageOf(book(), file)?.part).toBe('homeworks');
    expect(chapterOf(book(), file)?.slug).toBe('rnn');
  });

  it('finds the chapter of its data files, which are no page', () => {
    expect(chapterOf(book(), `${CHAPTER}/cards.yaml`)?.slug).toBe('rnn');
    expect(pageOf(book(), `${CHAPTER}/cards.yaml`)).toBeNull();
  });

  it('finds nothing for any other file', () => {
    expect(chapterOf(book(), 'README.md')).toBeNull();
  });
});

describe('by name', () => {
  it.each(['a', 'rnn/a'])('finds the equation %s with its page and chapter', (to) => {
    const found = findEquation(book(), 'rnn', to);
    expect([found?.equation.number, found?.page.path, found?.chapter.slug]).toEqual(['2.1', '/rnn/', 'rnn']);
  });

  it('finds figures, cards, terms and sections', () => {
    const all = book();
    expect(findFigure(all, 'rnn', 'f')?.figure.number).toBe('2.1');
    expect(findCard(at(all.chapters, 0), 'k')?.front).toBe('b');
    expect(findTerm(all, 'state')?.chapter.slug).toBe('rnn');
    expect(findSection(at(all.chapters, 0), 'cell')?.number).toBe('2.1');
  });

  it('finds nothing for a name that does not exist', () => {
    const all = book();
    expect(findChapter(all, 'attention')).toBeNull();
    expect(findEquation(all, 'rnn', 'b')).toBeNull();
    expect(findEquation(all, 'rnn', 'attention/a')).toBeNull();
    expect(findTerm(all, 'x')).toBeNull();
    expect(findSection(at(all.chapters, 0), 'deep')).toBeNull();
  });
});
