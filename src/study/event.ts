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
  /** "rnn/vanishing-condition", "rnn/problem/simple-rnn" or "rnn/discussion/clipping" */
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

/** One of several offered answers was chosen. */
export type ChoiceEvent = Stamp & {
  readonly kind: 'choice';
  /** "rnn/problem/simple-rnn/dw": a blank of a problem. */
  readonly item: string;
  /** The instance of the problem. */
  readonly seed: number;
  readonly chosen: 'right' | 'wrong';
  /** True for a wrong answer that is the result of a named mistake. */
  readonly slip?: boolean;
};

/** An open answer was graded by its reader, point by point. */
export type PointsEvent = Stamp & {
  readonly kind: 'points';
  /** "rnn/discussion/clipping" */
  readonly item: string;
  /** From 0 to `of`. */
  readonly got: number;
  /** Above 0. */
  readonly of: number;
};

/** A choice of the reader that holds from then on: the last one of a name counts. */
export type SettingEvent = Stamp & { readonly kind: 'setting' } & (
    | {
        readonly name: 'exam';
        /** The local calendar day of the exam, "2026-12-01", or null for none. */
        readonly value: string | null;
      }
    | {
        readonly name: 'minutes';
        /** Time to study on a day, 1 to 1440, or null where the reader leaves it open. */
        readonly value: number | null;
      }
  );

/** The reader ticked a task of the plan. */
export type DoneEvent = Stamp & {
  readonly kind: 'done';
  /** "read:rnn/bptt" */
  readonly task: string;
  /** The local calendar day that the task was planned for: "2026-11-23". */
  readonly day: string;
};

/** A mock exam was handed in. */
export type PaperEvent = Stamp & {
  readonly kind: 'paper';
  /** The address parameters that make the paper: "seed=7&minutes=80". */
  readonly paper: string;
  /** From 0 to `of`. */
  readonly score: number;
  /** Above 0. */
  readonly of: number;
};

/** An earlier event is taken back; nothing is ever removed. */
export type RetractEvent = Stamp & {
  readonly kind: 'retract';
  /** Id of the event that no longer counts. */
  readonly of: string;
};

/** An event that counts unless it is taken back. */
export type CountingEvent =
  ReviewEvent | AnswerEvent | ChoiceEvent | PointsEvent | SettingEvent | DoneEvent | PaperEvent;

/** One line of the reader's log. Only what happened is stored, nothing that follows from it. */
export type StudyEvent = CountingEvent | RetractEvent;

/**
 * The stamp of an event that happens at `at` (milliseconds since 1970).
 *
 * The id is the time followed by random 32-bit `words`, both in base 36 and of fixed width, so that ids sort by time.
 */
export function stamp(at: number, words: readonly number[]): Stamp {
  return { v: 1, id: [at.toString(36).padStart(9, '0'), ...words.map(base36)].join('-'), at };
}

function base36(word: number): string {
  return (word >>> 0).toString(36).padStart(7, '0');
}
