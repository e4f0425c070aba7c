import { expect, it } from 'vitest';
import { readBook } from '../../book/read.ts';
import { CHAPTER, NOTES_FRONT_MATTER, tinyBook } from '../../book/tiny-book.ts';
import { range } from '../../core/array.ts';
import { readTopicsData, topicsData } from './topics-data.ts';

const words = (count: number): string =>
  range(count)
    .map(() => 'word')
    .join(' ');

/** A chapter with two sections, of which the second has a card and a question. */
const written = () =>
  topicsData(
    readBook(
      tinyBook({
        [`${CHAPTER}/notes.mdx`]: `${NOTES_FRONT_MATTER}\n${words(999)}\n\n## The cell [#cell]\n\n${words(10)}\n\n## Gates [#gates]\n\n### Deeper [#deeper]\n\n${words(540)}\n`,
        [`${CHAPTER}/discussions.mdx`]: '---\nlede: x\n---\n\n## Why gates? [#why]\n\nSee [gates](/rnn/#gates).\n',
        [`${CHAPTER}/cards.yaml`]: "- { key: gate, section: gates, front: 'What is a gate?', back: x }\n",
      }),
    ).book,
    new Map(),
  );

it('has for each section its reading time, its cards and what trains it', () => {
  expect(written()).toMatchObject([
    {
      slug: 'rnn',
      topics: [
        {
          id: 'rnn/cell',
          chapter: 'rnn',
          title: 'The cell',
          href: '/rnn/#cell',
          minutes: 1,
          cards: [],
          discussions: [],
        },
        {
          id: 'rnn/gates',
          minutes: 5, // 540 words and two of headings at 120 a minute, rounded up
          cards: ['rnn/gate'],
          problems: [],
          discussions: [{ id: 'rnn/discussion/why' }],
        },
      ],
      exercises: [{ id: 'rnn/discussion/why', title: 'Why gates?', href: '/rnn/discussions/#why' }],
    },
  ]);
});

it('is read back as it was written, and nothing else is', () => {
  const data = written();
  expect(readTopicsData(JSON.parse(JSON.stringify(data)))).toEqual(data);
  expect(() => readTopicsData({})).toThrow('this is no list of topics by chapter');
});
