import { sum } from '../core/array.ts';
import type { Day } from './day.ts';
import type { Contact } from './plan-contact.ts';

/** How well the reader knows a topic, and how far its repetition has come. */
export interface TopicStanding {
  /** How much of what was asked was right, from 0 to 1, recent answers weighing more; null when nothing was asked. */
  readonly mastery: number | null;
  /** The last day on which it was learned or repeated; null when it was not learned yet. */
  readonly last: Day | null;
  /** Days on which it was known, after the day on which it was learned and since it was last forgotten. */
  readonly successes: number;
  /** Whether it is to be read: it was not known when it was asked last, and not read since, or it was never met. */
  readonly needsReading: boolean;
  /** Problems and questions that were right at the last try. */
  readonly solved: ReadonlySet<string>;
}

/** A topic counts as known where at least this share of what was asked was right. */
const KNOWN = 0.6;

/** What the contacts with a topic, in order of time, make of it. */
export function topicStanding(contacts: readonly Contact[]): TopicStanding {
  const days = [...Map.groupBy(contacts, ({ day }) => day)];
  const walked = days.reduce<Walked>((state, [day, met]) => after(state, day, met), UNMET);
  return { ...walked, mastery: recentMean(contacts), solved: solvedIn(contacts) };
}

/** Whether the topic was asked and not known. */
export function isWeak({ mastery }: Pick<TopicStanding, 'mastery'>): boolean {
  return mastery !== null && mastery < KNOWN;
}

type Walked = Pick<TopicStanding, 'last' | 'successes' | 'needsReading'>;

const UNMET: Walked = { last: null, successes: 0, needsReading: true };

/** The state after a day with these contacts. */
function after({ last, successes }: Walked, day: Day, met: readonly Contact[]): Walked {
  const wasRead = met.some(({ share }) => share === null);
  const share = mean(met);
  if (share === null) return { last: day, successes, needsReading: false };
  if (share >= KNOWN) return { last: day, successes: successes + Number(last !== null), needsReading: false };
  // What is found to be unknown before it was ever learned can be learned on the same day.
  const wasReadSince = met.at(-1)?.share === null;
  return { last: last === null && !wasRead ? null : day, successes: 0, needsReading: !wasReadSince };
}

function mean(contacts: readonly Contact[]): number | null {
  const shares = contacts.flatMap(({ share }) => share ?? []);
  return shares.length === 0 ? null : sum(shares) / shares.length;
}

/** How much less an answer weighs than the one after it. */
const FADING = 0.7;

function recentMean(contacts: readonly Contact[]): number | null {
  const shares = contacts.flatMap(({ share }) => share ?? []).reverse();
  if (shares.length === 0) return null;
  const weights = shares.map((_, age) => FADING ** age);
  return sum(shares.map((share, age) => share * FADING ** age)) / sum(weights);
}

function solvedIn(contacts: readonly Contact[]): ReadonlySet<string> {
  const byItem = Map.groupBy(contacts, ({ item }) => item);
  const isSolved = ([, tries]: readonly [string, readonly Contact[]]): boolean => {
    const last = tries.at(-1)?.day;
    const share = mean(tries.filter(({ day }) => day === last));
    return share !== null && share >= KNOWN;
  };
  return new Set([...byItem].filter(isSolved).map(([item]) => item));
}
