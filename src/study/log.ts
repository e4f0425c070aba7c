import type { StudyEvent } from './event.ts';

/** What the reader did, in the order in which it was written down; nothing in it is ever changed or removed. */
export interface Log {
  /** Adds an event. One whose id is known already changes nothing. */
  readonly append: (event: StudyEvent) => Promise<void>;
  /** Every event that can be read. */
  readonly all: () => Promise<readonly StudyEvent[]>;
  /** The reviews of a card, and all retractions. */
  readonly ofCard: (card: string) => Promise<readonly StudyEvent[]>;
  /** Calls `listener` after each change, whichever tab made it; what it gives back ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** What the reader has to know about the keeping of the log, in sentences; mostly none. */
  readonly notices: () => readonly string[];
  readonly close: () => void;
}

/** A log that lasts as long as the page, with the notice that says why. */
export function createVisitLog(...notices: readonly string[]): Log {
  const events = new Map<string, StudyEvent>();
  const { subscribe, notify } = createListeners();
  const append = (event: StudyEvent) => {
    if (!events.has(event.id)) events.set(event.id, event);
    notify();
    return Promise.resolve();
  };
  const all = () => Promise.resolve([...events.values()]);
  const ofCard = (card: string) => Promise.resolve([...events.values()].filter((event) => concerns(event, card)));
  return { append, all, ofCard, subscribe, notices: () => notices, close: () => undefined };
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
  return event.kind === 'retract' || (event.kind === 'review' && event.card === card);
}
