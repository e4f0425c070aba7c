import type { Day } from './day.ts';
import type { SettingEvent, StudyEvent } from './event.ts';
import { history } from './history.ts';

/** What the reader has set; null where nothing is. */
export interface Settings {
  /** The day of the exam. */
  readonly exam: Day | null;
  /** Minutes to study on a day. */
  readonly minutes: number | null;
}

/** The settings that hold after `events`, in whatever order they are read. */
export function settingsOf(events: readonly StudyEvent[]): Settings {
  return history(events)
    .filter((event): event is SettingEvent => event.kind === 'setting')
    .reduce<Settings>((settings, { name, value }) => ({ ...settings, [name]: value }), { exam: null, minutes: null });
}
