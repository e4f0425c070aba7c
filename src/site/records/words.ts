import type { Day } from '../../study/day.ts';
import type { StudyEvent } from '../../study/event.ts';
import type { Refusal } from '../../study/record-file.ts';
import type { Tally } from '../../study/tally.ts';

/** A line of the table of what is stored. */
export interface Line {
  readonly name: string;
  readonly count: number;
}

/** What is stored, kind by kind; what there is none of has no line. */
export function tallyLines({ kinds, unknown, damaged }: Tally): readonly Line[] {
  const known = KINDS.map(([kind, name]) => ({ name, count: kinds.get(kind) ?? 0 }));
  const others = [
    { name: 'Written by a newer version of the site', count: unknown },
    { name: 'Damaged and set aside', count: damaged },
  ];
  return [...known, ...others].filter(({ count }) => count > 0);
}

/** "42 records, from November 3 to November 23, 2026, 12 kB" */
export function tallyText({ total, days }: Tally, bytes: number): string {
  const size =
    bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${oneDigit(bytes / 1e6)} MB`;
  return [recordsText(total), ...(days === null ? [] : [daysText(days)]), size].join(', ');
}

/** "1 record", "42 records" */
export function recordsText(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}

/** What an import did: `added` of the `total` records of the file were new. */
export function mergedText(added: number, total: number): string {
  if (total === 0) return 'This file holds no records, so nothing was changed.';
  if (added === 0) return `Everything in this file was here already (${recordsText(total)}), so nothing was changed.`;
  const rest = total - added;
  const others = rest === 0 ? '' : ` ${rest} ${rest === 1 ? 'was' : 'were'} here already.`;
  return `${recordsText(added)} ${added === 1 ? 'was' : 'were'} added.${others}`;
}

/** Why nothing came of an import or a deletion, and what the reader can do about it. */
export const refusals = {
  foreign:
    'This file holds no records of this site, so nothing was changed. ' +
    'Choose a file that was exported here; its name begins with “dnn-review-records”.',
  damaged:
    'This file is damaged: a part is missing or was changed. Nothing was changed here. ' +
    'Choose another copy of it, or export it once more where it came from.',
  newer:
    'This file was written by a newer version of this site, so nothing was changed. ' +
    'Reload the page to get that version, then import the file again.',
  closed: 'The browser could not open this file, so nothing was changed. Choose it again.',
  full:
    'This device could not store the records of this file, so nothing was changed. ' +
    'Reload the page and import the file again; if that fails too, free some space on the device first.',
  kept: 'The records could not be deleted. Reload the page and try again, or delete this site’s data in the settings of the browser.',
} as const satisfies Record<Refusal | 'closed' | 'full' | 'kept', string>;

/** What follows from a right for the site's data that browsers give or refuse; '' where a browser says nothing of it. */
export function safetyText(isSafe: boolean | null): string {
  if (isSafe === null) return '';
  return isSafe
    ? 'This browser has agreed not to remove them by itself.'
    : 'This browser may remove them by itself when the device runs out of space.';
}

const KINDS = [
  ['review', 'Cards recalled'],
  ['answer', 'Answers to problems'],
  ['choice', 'Choices among given answers'],
  ['points', 'Open answers graded'],
  ['paper', 'Mock exams handed in'],
  ['done', 'Tasks of the plan done'],
  ['setting', 'Settings'],
  ['retract', 'Taken back'],
] as const satisfies readonly (readonly [StudyEvent['kind'], string])[];

function oneDigit(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

function daysText({ first, last }: Readonly<{ first: Day; last: Day }>): string {
  if (first === last) return `all of ${LONG.format(noon(first))}`;
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return `from ${(sameYear ? SHORT : LONG).format(noon(first))} to ${LONG.format(noon(last))}`;
}

/** Days are named in universal time, in which each has a noon. */
function noon(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}

const SHORT = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
