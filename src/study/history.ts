import type { CountingEvent, StudyEvent } from './event.ts';

/**
 * The events that count, in order of time and then of id.
 *
 * An id counts once, and what was retracted does not count; the order in which the events are given changes nothing.
 */
export function history(events: readonly StudyEvent[]): readonly CountingEvent[] {
  const retracted = new Set(events.flatMap((event) => (event.kind === 'retract' ? [event.of] : [])));
  const seen = new Set<string>();
  return events
    .filter(happened)
    .sort(byTimeThenId)
    .filter(({ id }) => {
      const counts = !seen.has(id) && !retracted.has(id);
      seen.add(id);
      return counts;
    });
}

function happened(event: StudyEvent): event is CountingEvent {
  return event.kind !== 'retract';
}

function byTimeThenId(a: StudyEvent, b: StudyEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
