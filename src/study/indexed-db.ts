import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { readEvent, type StudyEvent } from './event.ts';
import { createListeners, createVisitLog, type Log } from './log.ts';
import { asideNotice, notices } from './notice.ts';

/**
 * The log of this device, in IndexedDB.
 *
 * What cannot be read is moved to a store of its own, never deleted; a database of a newer version is never touched.
 * Where the browser keeps nothing, the log lasts for this visit and its notices say so.
 */
export async function openDeviceLog(): Promise<Log> {
  try {
    const database = await openDatabase();
    const damaged = await setAside(database);
    return withFallback(createStoredLog(database), damaged > 0 ? [asideNotice(damaged)] : []);
  } catch (error) {
    return createVisitLog(nameOf(error) === 'VersionError' ? notices.newer : notices.refused);
  }
}

const NAME = 'dnn-review';
const VERSION = 1;

interface Schema extends DBSchema {
  /** Values are whatever earlier or later sites wrote, so they are judged at each reading. */
  events: { key: string; value: unknown; indexes: { card: string; kind: string } };
  aside: { key: number; value: unknown };
}

type Database = IDBPDatabase<Schema>;

/** When a newer site in another tab wants to upgrade, this one steps aside by closing; its writes then fall back. */
function openDatabase(): Promise<Database> {
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

/** Moves damaged values out of the way in one transaction, and gives their number. */
async function setAside(database: Database): Promise<number> {
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

/** The log over an open database; each of its promises rejects when the database fails. */
function createStoredLog(database: Database): Log {
  const { subscribe, notify } = createListeners();
  const tabs = joinTabs(notify);
  const append = async (event: StudyEvent) => {
    const transaction = database.transaction('events', 'readwrite');
    if ((await transaction.store.getKey(event.id)) === undefined) await transaction.store.add(event);
    await transaction.done;
    notify();
    tabs.tell();
  };
  const all = async () => readable(await database.getAll('events'));
  const ofCard = async (card: string) => {
    const { store } = database.transaction('events');
    const found = await Promise.all([store.index('card').getAll(card), store.index('kind').getAll('retract')]);
    return readable(found.flat());
  };
  const close = () => {
    tabs.leave();
    database.close();
  };
  return { append, all, ofCard, subscribe, notices: () => [], close };
}

/** A log that keeps in memory what `stored` does not take, and answers from both. */
function withFallback(stored: Log, atOpening: readonly string[]): Log {
  const visit = createVisitLog();
  const { subscribe, notify } = createListeners();
  stored.subscribe(notify);
  visit.subscribe(notify);
  let trouble: readonly string[] = [];
  const either = async <T>(attempt: Promise<T>, otherwise: () => T | Promise<T>): Promise<T> => {
    try {
      return await attempt;
    } catch (error) {
      trouble = [nameOf(error) === 'InvalidStateError' ? notices.closed : notices.failed];
      return otherwise();
    }
  };
  const none = (): readonly StudyEvent[] => [];
  return {
    append: (event) => either(stored.append(event), () => visit.append(event)),
    all: async () => [...(await either(stored.all(), none)), ...(await visit.all())],
    ofCard: async (card) => [...(await either(stored.ofCard(card), none)), ...(await visit.ofCard(card))],
    subscribe,
    notices: () => [...atOpening, ...trouble],
    close: stored.close,
  };
}

/** Tells the other tabs of a change and hears of theirs; where tabs cannot talk, coming back to this one counts. */
function joinTabs(heard: () => void): Readonly<{ tell: () => void; leave: () => void }> {
  if (typeof BroadcastChannel === 'undefined') {
    addEventListener('focus', heard);
    return { tell: () => undefined, leave: () => removeEventListener('focus', heard) };
  }
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', heard);
  return { tell: () => channel.postMessage('changed'), leave: () => channel.close() };
}

function readable(values: readonly unknown[]): readonly StudyEvent[] {
  return values.map(readEvent).filter((event) => typeof event !== 'string');
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
