import type { StudyEvent } from './event.ts';
import { sortEntries, valueText, type Entry, type StoredRecords } from './stored-records.ts';

/** What the reader did, in the order in which it was written down; nothing in it is changed or removed but all at once. */
export interface Log {
  /** Adds an event. One whose id is known already changes nothing. */
  readonly append: (event: StudyEvent) => Promise<void>;
  /** Every event that can be read. */
  readonly all: () => Promise<readonly StudyEvent[]>;
  /** The reviews of a card, and all settings and retractions, which bear on when it is due. */
  readonly ofCard: (card: string) => Promise<readonly StudyEvent[]>;
  /** All that is kept, readable or not. Rejects where it cannot be had whole. */
  readonly everything: () => Promise<StoredRecords>;
  /** Adds what is not known yet, all of it or, rejecting, nothing; gives the number of the entries that were new. */
  readonly merge: (records: StoredRecords) => Promise<number>;
  /** Removes everything for good. Rejects where it cannot. */
  readonly clear: () => Promise<void>;
  /** Whether what is written outlasts this visit. */
  readonly isKept: () => boolean;
  /** Calls `listener` after each change, whichever tab made it; what it gives back ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** What the reader has to know about the keeping of the log, in sentences; mostly none. */
  readonly notices: () => readonly string[];
  readonly close: () => void;
}

/** A log that lasts as long as the page, with the notice that says why. */
export function createVisitLog(...notices: readonly string[]): Log {
  const entries = new Map<string, Entry>();
  const damaged = new Map<string, unknown>();
  const { subscribe, notify } = createListeners();
  const events = () => sortEntries([...entries.values()]).events;
  const merge = (records: StoredRecords) => {
    const before = entries.size;
    for (const entry of records.entries) if (!entries.has(entry.id)) entries.set(entry.id, entry);
    for (const value of records.damaged) damaged.set(valueText(value), value);
    notify();
    return Promise.resolve(entries.size - before);
  };
  const clear = () => {
    entries.clear();
    damaged.clear();
    notify();
    return Promise.resolve();
  };
  return {
    append: async (event) => {
      await merge({ entries: [event], damaged: [] });
    },
    all: () => Promise.resolve(events()),
    ofCard: (card) => Promise.resolve(events().filter((event) => concerns(event, card))),
    everything: () => Promise.resolve({ entries: [...entries.values()], damaged: [...damaged.values()] }),
    merge,
    clear,
    isKept: () => false,
    subscribe,
    notices: () => notices,
    close: () => undefined,
  };
}

/** A set of listeners: `notify` calls each that `subscribe` added. */
export function createListeners(): Readonly<{ subscribe: Log['subscribe']; notify: () => void }> {
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { subscribe, notify: () => listeners.forEach((listener) => listener()) };
}

function concerns(event: StudyEvent, card: string): boolean {
  return ['retract', 'setting'].includes(event.kind) || (event.kind === 'review' && event.card === card);
}
