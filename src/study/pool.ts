/** A chapter of the pool that papers and diagnostics are drawn from. */
export interface PoolChapter {
  readonly slug: string;
  readonly number: number;
  /** "Recurrent neural networks" */
  readonly title: string;
  /** "RNNs" */
  readonly short: string;
  /** The sections of its notes in order. */
  readonly sections: readonly PoolSection[];
  readonly problems: readonly PoolProblem[];
  readonly discussions: readonly PoolItem[];
}

/** A section of the notes. */
export interface PoolSection {
  readonly id: string;
  /** "7.5" */
  readonly number: string;
  /** Plain text, formulas as words. */
  readonly title: string;
}

/** What can be asked: a problem, or a question for discussion. */
export interface PoolItem {
  /** As a card: "rnn/problem/simple-rnn", "rnn/discussion/clipping". */
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  /** Id of the section of its chapter's notes that it trains. */
  readonly section: string;
  /** Where it stands, without the base path: "/rnn/homeworks/#problem-simple-rnn". */
  readonly href: string;
  /** Working time by hand. */
  readonly minutes: number;
}

/** A problem, which poses fresh numbers for each seed. */
export interface PoolProblem extends PoolItem {
  /** "7.1" */
  readonly number: string;
  /** Keys of its blanks that can be asked by offering answers. */
  readonly choices: readonly string[];
  /** Working time of one of its blanks alone. */
  readonly choiceMinutes: number;
}
