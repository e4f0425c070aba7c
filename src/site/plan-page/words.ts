import { sum } from '../../core/array.ts';
import { daysBetween, type Day } from '../../study/day.ts';
import type { PlanDay } from '../../study/plan.ts';
import { CARD_MINUTES, type TaskKind, type Topic } from '../../study/plan-topic.ts';
import type { Strength } from '../../study/strength.ts';

/** A day for reading: "Today", "Tomorrow", "Wed 25 Nov". */
export function dayName(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'Today';
  return days === 1 ? 'Tomorrow' : dateText(day, SHORT);
}

/** A day in full: "Tuesday 1 December 2026". */
export function fullDay(day: Day): string {
  return dateText(day, FULL);
}

/** When the exam is: "in 8 days", "tomorrow", "today", "3 days ago". */
export function examIn(exam: Day, today: Day): string {
  const days = daysBetween(today, exam);
  if (days < 0) return `${count(-days, 'day')} ago`;
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** What a day asks for: "Read 3, recall 12, solve 2, a mock paper". 'Nothing' for an empty day. */
export function daySummary({ tasks }: PlanDay): string {
  const parts = Object.entries(VERBS).flatMap(([kind, verb]) => {
    const number = tasks.filter((task) => task.kind === kind).length;
    return number === 0 ? [] : [kind === 'paper' ? verb : `${verb} ${number}`];
  });
  const [first = 'nothing', ...others] = parts;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...others].join(', ');
}

/** Minutes for reading, whole and at least one: "12 min". */
export function minutesText(minutes: number): string {
  return `${Math.max(1, Math.round(minutes))} min`;
}

/** "1 section", "3 sections" */
export function count(number: number, unit: string): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}

/** Days in a row of text: "Wed 25 Nov", "Wed 25 and Thu 26 Nov" with each day in full, "a, b and c". */
export function daysText(days: readonly Day[]): string {
  const names = days.map((day) => dateText(day, SHORT));
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** How much of what was asked about a section was right: "0 % right", "not asked yet". */
export function rightText(mastery: number | null): string {
  return mastery === null ? 'not asked yet' : `${percent(mastery)} right`;
}

/** What a reader knows: "40 % recalled", "40 % recalled, 75 % right"; without cards the answers alone. */
export function strengthText({ recall, answers }: Strength): string {
  const parts = [
    recall === null ? '' : `${percent(recall)} recalled`,
    answers === null ? '' : `${percent(answers)} right`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no cards' : parts.join(', ');
}

/** A share from 0 to 1 for reading, with a space that no line breaks: "40 %". */
export function percent(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}

/** How many more minutes a day would make room for topics, to read them and to recall them four times. */
export function moreMinutes(topics: readonly Topic[], days: number): number {
  const needed = sum(topics.map(({ minutes, cards }) => minutes + 4 * CARD_MINUTES * cards.length));
  return Math.max(1, Math.ceil(needed / Math.max(1, days)));
}

const VERBS: Readonly<Record<TaskKind, string>> = {
  read: 'read',
  recall: 'recall',
  solve: 'solve',
  discuss: 'discuss',
  paper: 'a mock paper',
};

const SHORT = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const FULL = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** In the words of the site's language, whatever the device's is; without commas, since it stands in sentences. */
function dateText(day: Day, parts: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`)).replaceAll(',', '');
}
