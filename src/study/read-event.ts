import { isRecord } from '../core/record.ts';
import { isDay } from './day.ts';
import { grades, type SettingEvent, type StudyEvent } from './event.ts';

/**
 * Judges a stored value: an event, `'unknown'` (a version, kind or setting that a newer site wrote, not ours to
 * touch), or `'unreadable'` (damaged).
 */
export function readEvent(value: unknown): StudyEvent | 'unknown' | 'unreadable' {
  if (!isRecord(value)) return 'unreadable';
  if (Number.isInteger(value['v']) && value['v'] !== 1) return 'unknown';
  if (isEvent(value)) return value;
  return isStamp(value) && isNew(value) ? 'unknown' : 'unreadable';
}

type Fields = Readonly<Record<string, unknown>>;
type Test = (fields: Fields) => boolean;

/** What each kind holds beside its stamp. */
const FIELDS: Readonly<Record<StudyEvent['kind'], Test>> = {
  review: ({ card, grade }) => isText(card) && grades.some((known) => known === grade),
  answer: ({ problem, seed, blank, verdict, slip }) =>
    isText(problem) && isSeed(seed) && isText(blank) && isOutcome(verdict) && isMark(slip),
  choice: ({ item, seed, chosen, slip }) => isText(item) && isSeed(seed) && isOutcome(chosen) && isMark(slip),
  points: ({ item, got, of }) => isText(item) && isShare(got, of),
  setting: ({ name, value }) => isSettingName(name) && SETTINGS[name](value),
  done: ({ task, day }) => isText(task) && isDay(day),
  paper: ({ paper, score, of }) => isText(paper) && isShare(score, of),
  retract: ({ of }) => isText(of),
};

const SETTINGS: Readonly<Record<SettingEvent['name'], (value: unknown) => boolean>> = {
  exam: (value) => value === null || isDay(value),
  minutes: (value) => value === null || isWithin(value, { least: 1, most: 24 * 60 }),
};

function isEvent(fields: Fields): fields is Extract<StudyEvent, Fields> {
  const { kind } = fields;
  return isStamp(fields) && isKind(kind) && FIELDS[kind](fields);
}

function isStamp({ v, id, at }: Fields): boolean {
  return v === 1 && isText(id) && isWithin(at, { least: 0, most: LATEST_TIME });
}

const LATEST_TIME = 8.64e15; // the last moment that a Date can hold

/** Whether a newer site may have written this: a kind or a setting that this one does not know. */
function isNew({ kind, name }: Fields): boolean {
  if (kind === 'setting') return isText(name) && !isSettingName(name);
  return isText(kind) && !isKind(kind);
}

function isKind(value: unknown): value is StudyEvent['kind'] {
  return isText(value) && Object.hasOwn(FIELDS, value);
}

function isSettingName(value: unknown): value is SettingEvent['name'] {
  return isText(value) && Object.hasOwn(SETTINGS, value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isSeed(value: unknown): boolean {
  return Number.isInteger(value) && isWithin(value, { least: 0, most: 2 ** 32 - 1 });
}

function isOutcome(value: unknown): boolean {
  return value === 'right' || value === 'wrong';
}

function isMark(value: unknown): boolean {
  return value === undefined || typeof value === 'boolean';
}

function isShare(part: unknown, whole: unknown): boolean {
  return typeof whole === 'number' && whole > 0 && Number.isFinite(whole) && isWithin(part, { least: 0, most: whole });
}

function isWithin(value: unknown, { least, most }: Readonly<{ least: number; most: number }>): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
