import { expect, it } from 'vitest';
import { readBook } from '../../book/read.ts';
import { CHAPTER, NOTES_FRONT_MATTER, tinyBook } from '../../book/tiny-book.ts';
import { cardsData, readCardsData } from './cards-data.ts';

/** The cards of a chapter with one card that its notes answer, and one in a section without a block. */
const written = () =>
  cardsData(
    readBook(
      tinyBook({
        [`${CHAPTER}/notes.mdx`]: `${NOTES_FRONT_MATTER}\n## The cell [#cell]\n\nA cell carries a state.\n\n## Gates [#gates]\n`,
        [`${CHAPTER}/cards.yaml`]:
          "- { key: carries, section: cell, front: 'What does a cell carry?', back: A state. }\n" +
          "- { key: gate, section: gates, front: 'What is a gate?', back: '$g$' }\n",
      }),
    ).book,
  );

it('leads a card to the block that says it, or to its section where no block does', () => {
  expect(written()[0]?.cards).toEqual([
    { key: 'carries', section: 'cell', front: 'What does a cell carry?', back: 'A state.', fact: '/rnn/#fact-carries' },
    { key: 'gate', section: 'gates', front: 'What is a gate?', back: '$g$', fact: '/rnn/#gates' },
  ]);
});

it('names the sections of the notes with their numbers', () => {
  expect(written()[0]?.sections).toMatchObject([
    { id: 'cell', title: 'The cell' },
    { id: 'gates', title: 'Gates' },
  ]);
});

it('is read back as it was written, and nothing else is', () => {
  const data = written();
  expect(readCardsData(JSON.parse(JSON.stringify(data)))).toEqual(data);
  expect(() => readCardsData({})).toThrow('this is no list of cards by chapter');
  expect(() => readCardsData([{ slug: 'rnn' }])).toThrow(TypeError);
});
