/** A section of the notes as a plan sees it: what can be read, recalled and solved about it, and how long that takes. */
export interface Topic {
  /** "rnn/bptt": the chapter's slug and the section's id. */
  readonly id: string;
  /** "rnn" */
  readonly chapter: string;
  /** Minutes to read it, 1 or more. */
  readonly minutes: number;
  /** Ids of its cards: "rnn/loop". */
  readonly cards: readonly string[];
  readonly problems: readonly Exercise[];
  readonly discussions: readonly Exercise[];
}

/** A problem or a question for discussion that trains a topic. */
export interface Exercise {
  /** "rnn/problem/simple-rnn" or "rnn/discussion/clipping" */
  readonly id: string;
  readonly minutes: number;
}

/** What a plan asks for: to read a section, recall its cards, solve a problem, answer a question, sit a mock paper. */
export type TaskKind = 'read' | 'recall' | 'solve' | 'discuss' | 'paper';

/** One thing to do on a day. */
export interface Task {
  /** "read:rnn/bptt", "recall:rnn/bptt", "solve:rnn/problem/simple-rnn", "discuss:rnn/discussion/clipping", "paper" */
  readonly id: string;
  readonly kind: TaskKind;
  /** What is read, recalled, solved or answered: "rnn/bptt", "rnn/problem/simple-rnn"; '' for a paper. */
  readonly item: string;
  /** The topic that it belongs to; '' for a paper. */
  readonly topic: string;
  readonly minutes: number;
}

/** Minutes to recall one card, read its answer and grade it. */
export const CARD_MINUTES = 0.5;

/** The task of reading a topic. */
export function readTask({ id, minutes }: Topic): Task {
  return { id: `read:${id}`, kind: 'read', item: id, topic: id, minutes };
}

/** The task of repeating a topic: to recall its cards; where it has none, to read it once more. */
export function repeatTask(topic: Topic): Task {
  const { id, cards } = topic;
  if (cards.length === 0) return readTask(topic);
  return { id: `recall:${id}`, kind: 'recall', item: id, topic: id, minutes: cards.length * CARD_MINUTES };
}

/** The task of solving a problem or answering a question of a topic. */
export function exerciseTask(topic: Topic, { id, minutes }: Exercise): Task {
  const kind = topic.problems.some((problem) => problem.id === id) ? 'solve' : 'discuss';
  return { id: `${kind}:${id}`, kind, item: id, topic: topic.id, minutes };
}

/** The task of sitting a mock paper of that length. */
export function paperTask(minutes: number): Task {
  return { id: 'paper', kind: 'paper', item: '', topic: '', minutes };
}
