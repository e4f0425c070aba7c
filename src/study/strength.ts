import { sum } from '../core/array.ts';
import { cardName } from './card-name.ts';
import type { CountingEvent, StudyEvent } from './event.ts';
import { history } from './history.ts';
import { standings, type Standing } from './schedule.ts';

/** All that the log says of how well things are known, by the ids of cards, problems and discussions. */
export interface Evidence {
  readonly standings: ReadonlyMap<string, Standing>;
  /** How each attempt went, from 0 (wrong) to 1 (right), the oldest first: "rnn/problem/simple-rnn" to [0, 1]. */
  readonly attempts: ReadonlyMap<string, readonly Attempt[]>;
}

/** An attempt at a problem or a question. */
export interface Attempt {
  /** When, in milliseconds since 1970. */
  readonly at: number;
  /** From 0 for wrong to 1 for right. */
  readonly share: number;
}

/** How well a section or a chapter is known; each from 0 to 1. */
export interface Strength {
  /** The mean chance of recall of its cards, an unseen one counted as 0; null without cards. */
  readonly recall: number | null;
  /** The share of its answers that were right, recent ones weighing more; null without answers. */
  readonly answers: number | null;
  /** The mean of both, or the one that there is; 0 where nothing is known. */
  readonly total: number;
}

/** What the log says at `now` (milliseconds since 1970); `events` are the whole log, in any order. */
export function evidenceOf(events: readonly StudyEvent[], now: number): Evidence {
  const attempts = history(events).flatMap(attemptIn);
  const byItem = Map.groupBy(attempts, ({ item }) => item);
  return {
    standings: standings(events, now),
    attempts: new Map(Array.from(byItem, ([item, list]) => [item, list.map(({ at, share }) => ({ at, share }))])),
  };
}

/** The strength of what holds the `items`: ids of its cards, problems and questions for discussion. */
export function strengthOf(items: readonly string[], { standings: known, attempts }: Evidence): Strength {
  const cards = items.filter((item) => cardName(item).kind === 'card');
  const recall = mean(cards.map((card) => known.get(card)?.retrievability ?? 0));
  const answers = recentMean(items.flatMap((item) => attempts.get(item) ?? []));
  return { recall, answers, total: mean([recall, answers].filter((part) => part !== null)) ?? 0 };
}

/** How much less an attempt weighs than the one after it. */
const FADING = 0.8;

function recentMean(attempts: readonly Attempt[]): number | null {
  const latestFirst = attempts.toSorted((a, b) => b.at - a.at);
  const weights = latestFirst.map((_, age) => FADING ** age);
  if (weights.length === 0) return null;
  return sum(latestFirst.map(({ share }, age) => share * FADING ** age)) / sum(weights);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

function attemptIn(event: CountingEvent): readonly (Attempt & { readonly item: string })[] {
  const { at } = event;
  switch (event.kind) {
    case 'answer':
      return [{ item: event.problem.replace('/', '/problem/'), at, share: Number(event.verdict === 'right') }];
    case 'choice':
      return [{ item: event.item.split('/').slice(0, 3).join('/'), at, share: Number(event.chosen === 'right') }];
    case 'points':
      return [{ item: event.item, at, share: event.got / event.of }];
    case 'review':
      return cardName(event.card).kind === 'card'
        ? []
        : [{ item: event.card, at, share: Number(event.grade !== 'again') }];
    default:
      return [];
  }
}
