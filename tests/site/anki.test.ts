import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { selectAll } from 'hast-util-select';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../src/core/record.ts';
import { macros } from '../../src/book/macros.ts';
import { readCardsData } from '../../src/site/practice/cards-data.ts';
import { base, dist, files, pages, property } from './built-site.ts';

const chapters = readCardsData(JSON.parse(readFileSync(path.join(dist, 'practice/cards.json'), 'utf8')));

/** A card as a deck of Anki has it. */
interface DeckCard {
  readonly guid: string;
  readonly deck: string;
  readonly fields: readonly string[];
}

/** The cards of a package, as SQLite reads them. */
function cardsIn(file: string): readonly DeckCard[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'anki-'));
  const collection = path.join(folder, 'collection.anki2');
  writeFileSync(collection, unzipSync(readFileSync(path.join(dist, file)))['collection.anki2'] ?? '');
  const database = new DatabaseSync(collection, { readOnly: true });
  const decks: unknown = JSON.parse(String(database.prepare('SELECT decks FROM col').get()?.['decks']));
  const rows = database.prepare('SELECT guid, flds, did FROM cards JOIN notes ON notes.id = nid ORDER BY due').all();
  database.close();
  rmSync(folder, { recursive: true });
  return rows.map(({ guid, flds, did }) => {
    const deck = isRecord(decks) ? decks[String(did)] : null;
    return { guid: String(guid), deck: String(isRecord(deck) && deck['name']), fields: String(flds).split('\u001F') };
  });
}

const expected = (slugs: readonly string[]) =>
  chapters
    .filter(({ slug }) => slugs.includes(slug))
    .flatMap(({ slug, cards }) => cards.map(({ key }) => `dnn-review:${slug}/${key}`));
const decks = [
  ['all-chapters', chapters.map(({ slug }) => slug)] as const,
  ...chapters.map(({ slug }) => [slug, [slug]] as const),
];
const control = /\\[a-zA-Z]+/g;

describe.each(decks)('the Anki deck %s', (name, slugs) => {
  const cards = cardsIn(`anki/${name}.apkg`);

  it('has every card, in the order of the book', () => {
    expect(cards.map(({ guid }) => guid)).toEqual(expected(slugs));
  });

  it('has a deck for each chapter within the one of the book', () => {
    expect([...new Set(cards.map(({ deck }) => deck))]).toEqual(
      chapters
        .filter(({ slug }) => slugs.includes(slug))
        .map(({ number, title }) => `Deep Neural Networks::${String(number).padStart(2, '0')} ${title}`),
    );
  });

  it('has a front, a back and a section on each card', () => {
    expect(cards.filter(({ fields }) => fields.length !== 3 || fields.includes(''))).toEqual([]);
  });

  it('leaves no macro of the site and no dollar around a formula', () => {
    const left = cards.filter(
      ({ fields }) =>
        fields.join().includes('$') ||
        fields
          .join()
          .match(control)
          ?.some((macro) => Object.hasOwn(macros, macro)) === true,
    );
    expect(left.map(({ guid }) => guid)).toEqual([]);
  });

  it('opens and closes its formulas in turn', () => {
    const marks = (text: string) => (text.match(/\\[()[\]]/g) ?? []).join('');
    const odd = cards.filter(({ fields }) => fields.some((text) => !/^(\\\(\\\)|\\\[\\\])*$/.test(marks(text))));
    expect(odd.map(({ guid }) => guid)).toEqual([]);
  });
});

it('offers every deck that is there, and no other', () => {
  const page = pages.find((each) => each.path === '/anki/');
  const offered = selectAll('a[download]', page?.tree ?? { type: 'root', children: [] }).map((link) =>
    property(link, 'href').slice(base.length),
  );
  expect(offered.sort()).toEqual([...files].filter((file) => file.endsWith('.apkg')).sort());
  expect(offered).toHaveLength(chapters.length + 1);
});
