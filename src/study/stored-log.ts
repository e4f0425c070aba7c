import { NAME, type Database } from './database.ts';
import { createListeners, type Log } from './log.ts';
import { sortEntries, valueText, type StoredRecords } from './stored-records.ts';

/** The log over an open database; each of its promises rejects when the database fails. */
export function createStoredLog(database: Database): Log {
  const { subscribe, notify } = createListeners();
  const tabs = joinTabs(notify);
  const changed = () => {
    notify();
    tabs.tell();
  };
  const merge = async (records: StoredRecords) => {
    const added = await mergeInto(database, records);
    changed();
    return added;
  };
  return {
    append: async (event) => {
      await merge({ entries: [event], damaged: [] });
    },
    all: async () => sortEntries(await database.getAll('events')).events,
    ofCard: async (card) => sortEntries(await valuesOfCard(database, card)).events,
    everything: () => readEverything(database),
    merge,
    clear: async () => {
      await empty(database);
      changed();
    },
    isKept: () => true,
    subscribe,
    notices: () => [],
    close: () => {
      tabs.leave();
      database.close();
    },
  };
}

/** Adds in one transaction, so all or nothing; gives the number of new entries. */
async function mergeInto(database: Database, { entries, damaged }: StoredRecords): Promise<number> {
  const transaction = database.transaction(['events', 'aside'], 'readwrite');
  const [events, aside] = [transaction.objectStore('events'), transaction.objectStore('aside')];
  const known = await Promise.all(entries.map(({ id }) => events.getKey(id)));
  const unknown = entries.filter((_, index) => known[index] === undefined);
  const fresh = [...new Map(unknown.toReversed().map((entry) => [entry.id, entry])).values()].reverse();
  const kept = new Set(damaged.length === 0 ? [] : (await aside.getAll()).map(valueText));
  const writes = [
    ...fresh.map(async (entry) => events.add(entry)),
    ...damaged.filter((value) => !kept.has(valueText(value))).map(async (value) => aside.add(value)),
  ];
  try {
    await Promise.all([...writes, transaction.done]);
  } catch (error) {
    await undone(transaction);
    throw error;
  }
  return fresh.length;
}

/** A write that is refused at once does not end its transaction; one that fails later has ended it already. */
async function undone(transaction: Readonly<{ abort: () => void; done: Promise<void> }>): Promise<void> {
  try {
    transaction.abort();
    await transaction.done;
  } catch {
    return;
  }
}

async function valuesOfCard(database: Database, card: string): Promise<readonly unknown[]> {
  const { store } = database.transaction('events');
  const [cards, kinds] = [store.index('card'), store.index('kind')];
  const found = await Promise.all([cards.getAll(card), kinds.getAll('retract'), kinds.getAll('setting')]);
  return found.flat();
}

/** Both stores as they are at one moment. */
async function readEverything(database: Database): Promise<StoredRecords> {
  const transaction = database.transaction(['events', 'aside']);
  const [values, aside] = await Promise.all([
    transaction.objectStore('events').getAll(),
    transaction.objectStore('aside').getAll(),
  ]);
  const { entries, damaged } = sortEntries(values);
  return { entries, damaged: [...aside, ...damaged] };
}

async function empty(database: Database): Promise<void> {
  const transaction = database.transaction(['events', 'aside'], 'readwrite');
  const stores = [transaction.objectStore('events'), transaction.objectStore('aside')];
  await Promise.all([...stores.map((store) => store.clear()), transaction.done]);
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
