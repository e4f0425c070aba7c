import type { Grade } from './event.ts';

/** Cards that are recalled one after the other; the order of what happened is all that it holds. */
export interface Session {
  /** Ids of the cards, each once, in their order at the start. */
  readonly cards: readonly string[];
  /** The grades so far, the first one first. */
  readonly given: readonly GivenGrade[];
}

/** A grade, and the event in the log that it became. */
export interface GivenGrade {
  readonly card: string;
  readonly grade: Grade;
  /** Id of the review. */
  readonly event: string;
}

/** A session of these cards that has not begun. */
export function sessionOf(cards: readonly string[]): Session {
  return { cards, given: [] };
}

/** The session after one more grade. */
export function graded(session: Session, given: GivenGrade): Session {
  return { ...session, given: [...session.given, given] };
}

/** The session before its last grade, whose card is asked once more. */
export function undone(session: Session): Session {
  return { ...session, given: session.given.slice(0, -1) };
}

/**
 * The cards still to be recalled, the next one first; empty at the end.
 *
 * A card leaves when it was recalled. One that was not comes back after a few others, and again until it is.
 */
export function waiting({ cards, given }: Session): readonly string[] {
  return given.reduce<readonly string[]>((left, { card, grade }) => {
    const others = left.filter((each) => each !== card);
    return grade === 'again' ? others.toSpliced(OTHERS_BETWEEN, 0, card) : others;
  }, cards);
}

/** How many of the session's cards were recalled, however often it took. */
export function recalled(session: Session): number {
  return session.cards.length - waiting(session).length;
}

/** How many cards are seen before one that was not recalled comes back. */
const OTHERS_BETWEEN = 6;
