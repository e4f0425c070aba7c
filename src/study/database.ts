import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { readEvent } from './read-event.ts';

/** The name of the database, and of the channel on which tabs speak of it. */
export const NAME = 'dnn-review';

interface Schema extends DBSchema {
  /** Values are whatever earlier or later sites wrote, so they are judged at each reading. */
  events: { key: string; value: unknown; indexes: { card: string; kind: string } };
  aside: { key: number; value: unknown };
}

/** The database of this device's records. */
export type Database = IDBPDatabase<Schema>;

/** Opens the database. When a newer site in another tab wants to upgrade, this one steps aside by closing. */
export function openDatabase(): Promise<Database> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade(database) {
      const events = database.createObjectStore('events', { keyPath: 'id' });
      events.createIndex('card', 'card');
      events.createIndex('kind', 'kind');
      database.createObjectStore('aside', { autoIncrement: true });
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

const VERSION = 1;

/** Moves damaged values out of the way in one transaction, and gives their number. */
export async function setAside(database: Database): Promise<number> {
  const values = await database.getAll('events');
  const damaged = values.filter((value) => readEvent(value) === 'unreadable').length;
  if (damaged === 0) return 0;
  const transaction = database.transaction(['events', 'aside'], 'readwrite');
  const aside = transaction.objectStore('aside');
  let cursor = await transaction.objectStore('events').openCursor();
  while (cursor) {
    if (readEvent(cursor.value) === 'unreadable') await Promise.all([aside.add(cursor.value), cursor.delete()]);
    cursor = await cursor.continue();
  }
  await transaction.done;
  return damaged;
}
