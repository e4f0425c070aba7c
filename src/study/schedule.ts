import { createEmptyCard, fsrs, Rating, type Card } from 'ts-fsrs';
import { dayOf, type Day } from './day.ts';
import type { Grade, ReviewEvent, StudyEvent } from './event.ts';
import { cutToExam } from './exam-cut.ts';
import { history } from './history.ts';
import { settingsOf } from './settings.ts';

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
 * `events` are those of one card, with any retractions and settings, in any order. The memory model is FSRS-6 with its
 * default parameters and no randomness, so that every device comes to the same times; an exam ahead cuts them.
 */
export function standing(events: readonly StudyEvent[], now: number): Standing | null {
  const [first] = standings(events, now).values();
  return first ?? null;
}

/** How every card that was ever reviewed stands at `now`, by its id; `events` are the whole log in any order. */
export function standings(events: readonly StudyEvent[], now: number): ReadonlyMap<string, Standing> {
  const byCard = Map.groupBy(reviewsIn(events), ({ card }) => card);
  const exam = examAhead(events, now);
  return new Map(Array.from(byCard, ([card, reviews]) => [card, standingOf(reviews, { exam, now })]));
}

/**
 * For each grade: how long after a review of `card` at `now` the next one would be due, in milliseconds.
 *
 * A clock that was set back counts as standing at the last review, since no memory forgets backwards.
 */
export function waits(card: string, events: readonly StudyEvent[], now: number): Readonly<Record<Grade, number>> {
  const memory = replay(reviewsIn(events));
  const reviewed = Math.max(now, memory.last_review?.getTime() ?? now);
  const exam = examAhead(events, now);
  const wait = (grade: Grade) => {
    const due = scheduler.next(memory, reviewed, RATINGS[grade]).card.due.getTime();
    return cutToExam({ card, reviewed, due }, exam) - reviewed;
  };
  return { again: wait('again'), hard: wait('hard'), good: wait('good'), easy: wait('easy') };
}

const DAY = 24 * 60 * 60 * 1000;
const RATINGS = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;
const scheduler = fsrs({ enable_fuzz: false });

function reviewsIn(events: readonly StudyEvent[]): readonly ReviewEvent[] {
  return history(events).filter((event): event is ReviewEvent => event.kind === 'review');
}

/** An exam that is over changes nothing any more. */
function examAhead(events: readonly StudyEvent[], now: number): Day | null {
  const { exam } = settingsOf(events);
  return exam !== null && exam >= dayOf(now) ? exam : null;
}

interface Moment {
  readonly exam: Day | null;
  readonly now: number;
}

function standingOf(reviews: readonly ReviewEvent[], { exam, now }: Moment): Standing {
  const { last_review: last, due, stability } = replay(reviews);
  const reviewed = last?.getTime() ?? now;
  const days = Math.max(0, now - reviewed) / DAY;
  return {
    due: cutToExam({ card: reviews[0]?.card ?? '', reviewed, due: due.getTime() }, exam),
    stability,
    retrievability: scheduler.forgetting_curve(days, stability),
    reviewed,
  };
}

/** The card after all its reviews, in order; a new card's due date plays no part, so it may be any. */
function replay(reviews: readonly ReviewEvent[]): Card {
  return reviews.reduce<Card>(
    (card, { at, grade }) => scheduler.next(card, at, RATINGS[grade]).card,
    createEmptyCard(0),
  );
}
