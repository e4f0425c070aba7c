import { cardName } from './card-name.ts';
import { dayOf, type Day } from './day.ts';
import type { CountingEvent, Grade, StudyEvent } from './event.ts';
import { history } from './history.ts';
import type { Topic } from './plan-topic.ts';

/** The reader met a topic: read it, or was asked about it. */
export interface Contact {
  readonly day: Day;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** What was met: "rnn/loop", "rnn/problem/simple-rnn"; for a reading the topic itself. */
  readonly item: string;
  /** How much was right, from 0 to 1; null for a reading. */
  readonly share: number | null;
}

/**
 * What the log says of each topic, the oldest first; a topic that was never met is left out.
 *
 * Of a card, and of each blank of a problem, only the first try of a day says what was remembered: later ones follow
 * the answer.
 */
export function contactsOf(
  topics: readonly Topic[],
  events: readonly StudyEvent[],
): ReadonlyMap<string, readonly Contact[]> {
  const topicOf = new Map(topics.flatMap((topic) => itemsOf(topic).map((item) => [item, topic.id] as const)));
  const firsts = new Map<string, Contact & { readonly topic: string }>();
  for (const event of history(events)) {
    const met = metIn(event);
    const topic = met === null ? undefined : topicOf.get(met.item);
    if (met === null || topic === undefined) continue;
    const day = dayOf(event.at);
    const key = [day, met.item, met.part].join(' ');
    if (!firsts.has(key)) firsts.set(key, { topic, day, at: event.at, item: met.item, share: met.share });
  }
  return Map.groupBy(firsts.values(), ({ topic }) => topic);
}

/** The ids by which events name a topic and what belongs to it. */
export function itemsOf({ id, cards, problems, discussions }: Topic): readonly string[] {
  return [id, ...cards, ...[...problems, ...discussions].map((exercise) => exercise.id)];
}

const SHARES: Readonly<Record<Grade, number>> = { again: 0, hard: 0.6, good: 1, easy: 1 };

interface Met {
  readonly item: string;
  /** The part of the item that was asked; '' for the whole. */
  readonly part: string;
  readonly share: number | null;
}

/** What an event met, or null where it met nothing. */
function metIn(event: CountingEvent): Met | null {
  switch (event.kind) {
    case 'review':
      return { item: event.card, part: '', share: SHARES[event.grade] };
    case 'answer':
      return {
        item: event.problem.replace('/', '/problem/'),
        part: `${event.blank} ${event.seed}`,
        share: Number(event.verdict === 'right'),
      };
    case 'choice':
      return { ...blankOf(event.item), share: Number(event.chosen === 'right') };
    case 'points':
      return { item: event.item, part: '', share: event.got / event.of };
    case 'done':
      return event.task.startsWith('read:')
        ? { item: event.task.slice('read:'.length), part: 'read', share: null }
        : null;
    default:
      return null;
  }
}

/** "rnn/problem/simple-rnn/dw" is the blank "dw" of a problem. */
function blankOf(item: string): Pick<Met, 'item' | 'part'> {
  const { chapter, key } = cardName(item);
  const [problem = '', ...blank] = key.split('/');
  return { item: `${chapter}/problem/${problem}`, part: blank.join('/') };
}
