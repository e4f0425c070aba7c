import { openDatabase, setAside } from './database.ts';
import type { StudyEvent } from './event.ts';
import { createListeners, createVisitLog, type Log } from './log.ts';
import { asideNotice, notices } from './notice.ts';
import { createStoredLog } from './stored-log.ts';

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
      trouble = [troubleOf(error)];
      return otherwise();
    }
  };
  const none = (): readonly StudyEvent[] => [];
  return {
    append: (event) => either(stored.append(event), () => visit.append(event)),
    all: async () => [...(await either(stored.all(), none)), ...(await visit.all())],
    ofCard: async (card) => [...(await either(stored.ofCard(card), none)), ...(await visit.ofCard(card))],
    everything: async () => {
      const [kept, here] = [await stored.everything(), await visit.everything()];
      return { entries: [...kept.entries, ...here.entries], damaged: [...kept.damaged, ...here.damaged] };
    },
    merge: stored.merge,
    clear: async () => {
      await stored.clear();
      await visit.clear();
    },
    isKept: () => trouble.length === 0,
    subscribe,
    notices: () => [...atOpening, ...trouble],
    close: stored.close,
  };
}

function troubleOf(error: unknown): string {
  const name = nameOf(error);
  if (name === 'InvalidStateError') return notices.closed;
  return name === 'QuotaExceededError' ? notices.full : notices.failed;
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
