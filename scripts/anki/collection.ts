import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChapterCards } from '../../src/site/practice/cards-data.ts';
import { deckEntry, deckOptions, settings } from './collection-settings.ts';
import { checksumOf, idOf } from './ids.ts';
import { notesOf, type Note } from './note.ts';
import { notetype, NOTETYPE_ID } from './notetype.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** What a deck is made with. */
export interface Making {
  /** The address of the site, with a slash at its end: cards link to it. */
  readonly site: string;
  /** Seconds since 1970; Anki takes over the text of a note where this is later than what it has. */
  readonly made: number;
}

/** The deck that holds one deck for each chapter. */
const DECK = 'Deep Neural Networks';

/** An Anki collection with a deck for each of these chapters, as the bytes of a SQLite file. */
export function collection(chapters: readonly ChapterCards[], making: Making): Uint8Array {
  const folder = mkdtempSync(path.join(tmpdir(), 'anki-'));
  const file = path.join(folder, 'collection.anki2');
  try {
    const database = new DatabaseSync(file);
    database.exec(`BEGIN; ${SCHEMA}`);
    writeSettings(database, chapters, making);
    writeNotes(database, chapters, making);
    database.exec('COMMIT');
    database.close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** "Deep Neural Networks::07 Recurrent neural networks": Anki sorts decks by name. */
function deckName({ number, title }: ChapterCards): string {
  return `${DECK}::${String(number).padStart(2, '0')} ${title}`;
}

function writeSettings(database: DatabaseSync, chapters: readonly ChapterCards[], { site, made }: Making): void {
  const description = `The cards of <a href="${site}">${DECK}</a>, under CC BY-NC-SA 4.0.`;
  const decks = [
    deckEntry({ id: 1, name: 'Default', description: '' }),
    deckEntry({ id: idOf(DECK), name: DECK, description }),
    ...chapters.map((chapter) => deckEntry({ id: deckId(chapter), name: deckName(chapter), description: '' })),
  ];
  const texts = [
    settings,
    { [NOTETYPE_ID]: notetype },
    Object.fromEntries(decks.map((deck) => [deck.id, deck])),
    deckOptions,
    {},
  ].map((value) => JSON.stringify(value));
  const moment = made * 1000;
  insert(database, 'col', [1, made, moment, moment, SCHEMA_VERSION, 0, 0, 0, ...texts]);
}

/** All cards are new; `due` is then their place in the order in which they are first asked. */
function writeNotes(database: DatabaseSync, chapters: readonly ChapterCards[], { site, made }: Making): void {
  let due = 0;
  for (const chapter of chapters) {
    for (const note of notesOf(chapter, site)) {
      due += 1;
      insert(database, 'notes', noteRow(note, made));
      insert(database, 'cards', [note.id, note.id, deckId(chapter), 0, made, -1, 0, 0, due, ...UNUSED, '']);
    }
  }
}

function noteRow({ id, guid, fields, plain, tags }: Note, made: number): readonly (number | string)[] {
  return [id, guid, NOTETYPE_ID, made, -1, tags, fields.join(FIELD_END), plain, checksumOf(plain), 0, ''];
}

/** What a card has once it was asked: interval, ease, counts, its place in another deck, flags. */
const UNUSED = [0, 0, 0, 0, 0, 0, 0, 0] as const;

const FIELD_END = '\u001F';

/** A deck keeps its number where its chapter is renamed or moved. */
function deckId({ slug }: ChapterCards): number {
  return idOf(`deck:${slug}`);
}

function insert(database: DatabaseSync, table: string, row: readonly (number | string)[]): void {
  database.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`).run(...row);
}
