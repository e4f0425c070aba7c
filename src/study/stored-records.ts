import { isRecord } from '../core/record.ts';
import type { StudyEvent } from './event.ts';
import { readEvent } from './read-event.ts';

/** One line of the log as it is stored: an event, or what a newer site wrote and this one only keeps. */
export type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

/** All that a log holds. */
export interface StoredRecords {
  readonly entries: readonly Entry[];
  /** Values that could not be read and were set aside. */
  readonly damaged: readonly unknown[];
}

/** Judges stored values: `events` are the entries that can be read. What is no entry is damaged. */
export function sortEntries(values: readonly unknown[]): StoredRecords & { readonly events: readonly StudyEvent[] } {
  return {
    events: values.map(readEvent).filter((event) => typeof event !== 'string'),
    entries: values.filter(isEntry),
    damaged: values.filter((value) => !isEntry(value)),
  };
}

/** A stored value as text, by which two of them can be compared; what JSON cannot hold becomes a plain description. */
export function valueText(value: unknown): string {
  try {
    return JSON.stringify([value]).slice(1, -1); // in a list, what is nothing to JSON is null
  } catch {
    return JSON.stringify(String(value)); // a cycle or a big integer
  }
}

function isEntry(value: unknown): value is Entry {
  return isRecord(value) && typeof value['id'] === 'string' && value['id'] !== '' && readEvent(value) !== 'unreadable';
}
