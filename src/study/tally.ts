import { dayOf, type Day } from './day.ts';
import type { StudyEvent } from './event.ts';
import { sortEntries, type StoredRecords } from './stored-records.ts';

/** What a log holds, counted. */
export interface Tally {
  /** How many events of each kind, those among them that were taken back; kinds that do not occur are missing. */
  readonly kinds: ReadonlyMap<StudyEvent['kind'], number>;
  /** Entries that a newer version of the site wrote. */
  readonly unknown: number;
  readonly damaged: number;
  /** All of these. */
  readonly total: number;
  /** The days of the first and the last event; null where there is none. */
  readonly days: Readonly<{ first: Day; last: Day }> | null;
}

/** Counts what is stored; days are those of the device's time zone. */
export function tallyOf({ entries, damaged }: StoredRecords): Tally {
  const { events } = sortEntries(entries);
  const times = events.map(({ at }) => at).sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  return {
    kinds: new Map(
      Array.from(
        Map.groupBy(events, ({ kind }) => kind),
        ([kind, all]) => [kind, all.length],
      ),
    ),
    unknown: entries.length - events.length,
    damaged: damaged.length,
    total: entries.length + damaged.length,
    days: first === undefined || last === undefined ? null : { first: dayOf(first), last: dayOf(last) },
  };
}
