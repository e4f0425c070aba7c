import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { readBook } from '../../book/read.ts';
import { CHAPTER, NOTES_FRONT_MATTER, tinyBook } from '../../book/tiny-book.ts';
import { groupsOf, neighborsOf, partsOf, readingMinutes } from './parts.ts';

/** Two of three chapters are written, each in a group of its own. */
const book = () =>
  readBook(
    tinyBook({
      [`${CHAPTER}/homeworks.mdx`]: '---\nlede: By hand.\n---\n\n## One\n\n### Deeper\n\n## Two\n',
      [`${CHAPTER}/cards.yaml`]: '- { key: k, section: cell, front: b, back: c }\n',
      'content/chapters/03-attention/notes.mdx': NOTES_FRONT_MATTER.replace('RNNs', 'Attention'),
    }),
  ).book;

it('groups the chapters that exist as the course does', () => {
  const groups = groupsOf(book()).map(({ title, chapters }) => [title, ...chapters.map(({ slug }) => slug)]);
  expect(groups).toEqual([
    ['Foundations', 'rnn'],
    ['Architectures', 'attention'],
  ]);
});

it('counts the sections of homeworks and discussions, and the cards', () => {
  const parts = partsOf(at(book().chapters, 0)).map(({ name, path, count }) => `${name} ${path} ${count ?? '-'}`);
  expect(parts).toEqual([
    'Notes /rnn/ -',
    'Homeworks /rnn/homeworks/ 2',
    'Discussions /rnn/discussions/ 0',
    'Cards /rnn/#cards 1',
  ]);
});

it('leads from page to page and on to the next chapter', () => {
  const around = (path: string) => {
    const { before, after } = neighborsOf(book(), path);
    return [before?.path, after?.title];
  };
  expect(around('/rnn/')).toEqual([undefined, 'RNNs: Homeworks']);
  expect(around('/rnn/discussions/')).toEqual(['/rnn/homeworks/', 'Attention: Notes']);
  expect(around('/attention/discussions/')).toEqual(['/attention/homeworks/', undefined]);
});

it('leads nowhere from a page that is none of a chapter', () => {
  expect(neighborsOf(book(), '/glossary/')).toEqual({ before: null, after: null });
});

it('gives a page a minute for 180 words, and no page less than one', () => {
  expect([0, 80, 180, 450].map(readingMinutes)).toEqual([1, 1, 1, 3]);
});
