import { createEmptyCard, fsrs, Rating, type Card } from 'ts-fsrs';
import type { Grade, ReviewEvent, StudyEvent } from './event.ts';
import { history } from './history.ts';

/** What a card's reviews say about it now. */
export interface Standing {
  /** When it is to be reviewed next, in milliseconds since 1970. */
  readonly due: number;
  /** Days after which the chance of recall has fallen to 90 %. */
  readonly stability: number;
  /** The chance of recall now, from 0 to 1. */
  readonly retrievability: number;
  /** When it was reviewed last, in milliseconds since 1970. */
  readonly reviewed: number;
}

/**
 * How a card stands at `now`, or null when it was never reviewed.
 *
 * `events` are those of one card and any retractions, in any order. The memory model is FSRS-6 with its default
 * parameters and no randomness, so that every device comes to the same times.
 */
export function standing(events: readonly StudyEvent[], now: number): Standing | null {
  const { last_review: last, due, stability } = replay(events);
  if (last === undefined) return null;
  const reviewed = last.getTime();
  const days = Math.max(0, now - reviewed) / DAY;
  return { due: due.getTime(), stability, retrievability: scheduler.forgetting_curve(days, stability), reviewed };
}

/**
 * For each grade: how long after a review at `now` the next one would be due, in milliseconds.
 *
 * A clock that was set back counts as standing at the last review, since no memory forgets backwards.
 */
export function waits(events: readonly StudyEvent[], now: number): Readonly<Record<Grade, number>> {
  const card = replay(events);
  const at = Math.max(now, card.last_review?.getTime() ?? now);
  const wait = (grade: Grade) => scheduler.next(card, at, RATINGS[grade]).card.due.getTime() - at;
  return { again: wait('again'), hard: wait('hard'), good: wait('good'), easy: wait('easy') };
}

const DAY = 24 * 60 * 60 * 1000;
const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;
const scheduler = fsrs({ enable_fuzz: false });

/** The card after all its reviews; a new card's due date plays no part, so it may be any. */
function replay(events: readonly StudyEvent[]): Card {
  return history(events)
    .filter((event): event is ReviewEvent => event.kind === 'review')
    .reduce<Card>((card, { at, grade }) => scheduler.next(card, at, RATINGS[grade]).card, createEmptyCard(0));
}
