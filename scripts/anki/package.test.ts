import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import type { ChapterCards } from '../../src/site/practice/cards-data.ts';
import { deckPackage } from './package.ts';

const MAKING = { site: 'https://example.org/review/', made: 1_800_000_000 };
const rnn: ChapterCards = {
  slug: 'rnn',
  number: 7,
  title: 'Recurrent neural networks',
  short: 'RNNs',
  sections: [{ id: 'loop', number: '7.1', title: 'Loops & <gates>' }],
  cards: [
    {
      key: 'state',
      section: 'loop',
      front: 'What is $\\act{\\vh_t}$?',
      back: 'The *state*.',
      fact: '/rnn/#fact-state',
    },
    { key: 'gate', section: 'loop', front: 'What gates?', back: '$a<b$', fact: '/rnn/#fact-gate' },
  ],
};
const cnn: ChapterCards = { ...rnn, slug: 'cnn', number: 5, title: 'Convolutional networks' };

/** Opens the collection of a package. */
function opened(bytes: Uint8Array): DatabaseSync {
  const { 'collection.anki2': collection = new Uint8Array(), media } = unzipSync(bytes);
  expect(new TextDecoder().decode(media)).toBe('{}');
  const folder = mkdtempSync(path.join(tmpdir(), 'anki-'));
  writeFileSync(path.join(folder, 'collection.anki2'), collection);
  const database = new DatabaseSync(path.join(folder, 'collection.anki2'), { readOnly: true });
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  return database;
}

const json = (database: DatabaseSync, column: string): unknown =>
  JSON.parse(String(database.prepare(`SELECT ${column} AS text FROM col`).get()?.['text']));

it('holds a note for each card, with its front, its back and the link to its section', () => {
  const notes = opened(deckPackage([rnn], MAKING))
    .prepare('SELECT guid, tags, flds, sfld FROM notes ORDER BY rowid')
    .all();
  const section = '<a href="https://example.org/review/rnn/#loop">7.1 Loops &amp; &lt;gates&gt;</a>';
  expect(notes.map((note) => ({ ...note })).sort((a, b) => String(a['guid']).localeCompare(String(b['guid'])))).toEqual(
    [
      {
        guid: 'dnn-review:rnn/gate',
        tags: ' dnn-review::rnn::loop ',
        flds: `<p>What gates?</p>\u001F<p>\\(a&lt;b\\)</p>\u001F${section}`,
        sfld: 'What gates?',
      },
      {
        guid: 'dnn-review:rnn/state',
        tags: ' dnn-review::rnn::loop ',
        flds: `<p>What is \\({\\mathbf{h}_t}\\)?</p>\u001F<p>The <em>state</em>.</p>\u001F${section}`,
        sfld: 'What is \\({\\mathbf{h}_t}\\)?',
      },
    ],
  );
});

it('has one new card for each note, asked in the order of the book, in the deck of its chapter', () => {
  const database = opened(deckPackage([cnn, rnn], MAKING));
  const cards = database
    .prepare('SELECT guid, did, ord, type, queue, due FROM cards JOIN notes ON notes.id = nid ORDER BY due')
    .all();
  expect(cards.map(({ guid }) => guid)).toEqual([
    'dnn-review:cnn/state',
    'dnn-review:cnn/gate',
    'dnn-review:rnn/state',
    'dnn-review:rnn/gate',
  ]);
  expect(cards.map(({ ord, type, queue, due }) => [ord, type, queue, due])).toEqual(
    [1, 2, 3, 4].map((due) => [0, 0, 0, due]),
  );
  const decks = new Map(
    Object.entries(json(database, 'decks') ?? {}).map(([id, deck]: [string, { name: string }]) => [id, deck.name]),
  );
  expect(cards.map(({ did }) => decks.get(String(did)))).toEqual([
    'Deep Neural Networks::05 Convolutional networks',
    'Deep Neural Networks::05 Convolutional networks',
    'Deep Neural Networks::07 Recurrent neural networks',
    'Deep Neural Networks::07 Recurrent neural networks',
  ]);
  expect([...decks.values()]).toContain('Deep Neural Networks');
});

it('is of schema 11, with a type of notes whose fields the templates name', () => {
  const database = opened(deckPackage([rnn], MAKING));
  expect(database.prepare('SELECT ver FROM col').get()).toEqual({ ver: 11 });
  const [type] = Object.values(json(database, 'models') ?? {});
  expect(type).toMatchObject({ type: 0, flds: [{ name: 'Front' }, { name: 'Back' }, { name: 'Section' }] });
  const { mid } = database.prepare('SELECT DISTINCT mid FROM notes').get() ?? {};
  expect(type).toMatchObject({ id: mid, tmpls: [{ qfmt: expect.stringContaining('{{Front}}') }] });
});

it('names a card alike in every build and every package, so that a second import updates it', () => {
  const ids = (bytes: Uint8Array) => opened(bytes).prepare("SELECT id, guid FROM notes WHERE guid LIKE '%rnn%'").all();
  const later = deckPackage([cnn, { ...rnn, cards: rnn.cards.toReversed() }], { ...MAKING, made: MAKING.made + 9 });
  expect(ids(later)).toEqual(ids(deckPackage([rnn], MAKING)));
  expect(opened(later).prepare('SELECT DISTINCT mod FROM notes').all()).toEqual([{ mod: MAKING.made + 9 }]);
});

it('compares first fields as Anki does: by the first eight digits of the SHA-1 of the text', () => {
  const database = opened(deckPackage([rnn], MAKING));
  // printf 'What gates?' | sha1sum
  expect(database.prepare("SELECT csum FROM notes WHERE guid LIKE '%gate'").get()).toEqual({ csum: 0xc1c62f71 });
});

it('refuses a card of no section', () => {
  expect(() => deckPackage([{ ...rnn, sections: [] }], MAKING)).toThrow(
    'the card "rnn/state" is of no section of its chapter',
  );
});
