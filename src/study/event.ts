import { isRecord } from '../core/record.ts';

/** How well a card was recalled, from not at all to at once; the order is that of the buttons. */
export const grades = ['again', 'hard', 'good', 'easy'] as const;

/** One of the four grades. */
export type Grade = (typeof grades)[number];

/** What every event carries. */
export type Stamp = {
  /** Version of the event's form. */
  readonly v: 1;
  /** Unique: two copies of an event with one id are one event. */
  readonly id: string;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
};

/** A card was recalled and graded. */
export type ReviewEvent = Stamp & {
  readonly kind: 'review';
  /** "rnn/vanishing-condition" */
  readonly card: string;
  readonly grade: Grade;
};

/** A blank of a problem was answered; what could not be read as an answer is no event. */
export type AnswerEvent = Stamp & {
  readonly kind: 'answer';
  /** "rnn/simple-rnn" */
  readonly problem: string;
  /** The instance: 0 is the printed one. */
  readonly seed: number;
  readonly blank: string;
  readonly verdict: 'right' | 'wrong';
  /** True for a wrong answer whose mistake was recognized. */
  readonly slip?: boolean;
};

/** An earlier event is taken back; nothing is ever removed. */
export type RetractEvent = Stamp & {
  readonly kind: 'retract';
  /** Id of the review or answer that no longer counts. */
  readonly of: string;
};

/** One line of the reader's log. Only what happened is stored, nothing that follows from it. */
export type StudyEvent = ReviewEvent | AnswerEvent | RetractEvent;

/**
 * The stamp of an event that happens at `at` (milliseconds since 1970).
 *
 * The id is the time followed by random 32-bit `words`, both in base 36 and of fixed width, so that ids sort by time.
 */
export function stamp(at: number, words: readonly number[]): Stamp {
  return { v: 1, id: [at.toString(36).padStart(9, '0'), ...words.map(base36)].join('-'), at };
}

/**
 * Judges a stored value: an event, `'unknown'` (a version or kind that a newer site wrote, not ours to touch), or
 * `'unreadable'` (damaged).
 */
export function readEvent(value: unknown): StudyEvent | 'unknown' | 'unreadable' {
  if (!isRecord(value)) return 'unreadable';
  if (Number.isInteger(value['v']) && value['v'] !== 1) return 'unknown';
  if (isReview(value) || isAnswer(value) || isRetract(value)) return value;
  return isStamp(value) && isNewKind(value['kind']) ? 'unknown' : 'unreadable';
}

type Fields = Readonly<Record<string, unknown>>;

function isStamp(fields: Fields): boolean {
  return fields['v'] === 1 && isText(fields['id']) && isTime(fields['at']);
}

function isReview(fields: Fields): fields is ReviewEvent {
  return isStamp(fields) && fields['kind'] === 'review' && isText(fields['card']) && isGrade(fields['grade']);
}

function isAnswer(fields: Fields): fields is AnswerEvent {
  const { kind, problem, seed, blank } = fields;
  return isStamp(fields) && kind === 'answer' && isText(problem) && isSeed(seed) && isText(blank) && hasVerdict(fields);
}

function isRetract(fields: Fields): fields is RetractEvent {
  return isStamp(fields) && fields['kind'] === 'retract' && isText(fields['of']);
}

function isNewKind(kind: unknown): boolean {
  return isText(kind) && !['review', 'answer', 'retract'].includes(kind);
}

function hasVerdict({ verdict, slip }: Fields): boolean {
  return (verdict === 'right' || verdict === 'wrong') && (slip === undefined || typeof slip === 'boolean');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isGrade(value: unknown): boolean {
  return grades.some((grade) => grade === value);
}

const LATEST_TIME = 8.64e15; // the last moment that a Date can hold

function isTime(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= LATEST_TIME;
}

function isSeed(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}

function base36(word: number): string {
  return (word >>> 0).toString(36).padStart(7, '0');
}
