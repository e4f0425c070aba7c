import { cardName } from './card-name.ts';
import { dayOf } from './day.ts';
import { mixed } from './mixed.ts';
import type { Standing } from './schedule.ts';

/** What there is to recall, both lists in the order in which it does most good. */
export interface Queue {
  /** Cards that are due, the one with the lowest chance of recall first. */
  readonly due: readonly string[];
  /** Cards of the chapters that were never reviewed: of those that stand first in their chapters, then second, and so on. */
  readonly unseen: readonly string[];
}

/** How long a session is: a number of cards, 1 or more, or all that are due. */
export type Length = number | 'due';

/**
 * The queue at `now` (milliseconds since 1970) out of `cards`, ids in the order of the book.
 *
 * Problems and questions for discussion are cards only once they were reviewed: `unseen` has none.
 */
export function queueOf(cards: readonly string[], standings: ReadonlyMap<string, Standing>, now: number): Queue {
  const chance = (card: string) => standings.get(card)?.retrievability ?? 0;
  return {
    due: cards.filter((card) => isDue(standings.get(card), now)).sort((a, b) => chance(a) - chance(b)),
    unseen: inTurn(cards.filter((card) => cardName(card).kind === 'card')).filter((card) => !standings.has(card)),
  };
}

/**
 * The queue at `now` of cards that are asked whether they are due or not: those that were seen, the lowest chance of
 * recall first, but for what was seen today and is not due again; and unseen ones.
 */
export function askedQueue(cards: readonly string[], standings: ReadonlyMap<string, Standing>, now: number): Queue {
  const { unseen } = queueOf(cards, standings, now);
  const isOpen = (card: string): boolean => {
    const known = standings.get(card);
    return known !== undefined && (isDue(known, now) || dayOf(known.reviewed) !== dayOf(now));
  };
  const chance = (card: string) => standings.get(card)?.retrievability ?? 0;
  return { due: cards.filter(isOpen).sort((a, b) => chance(a) - chance(b)), unseen };
}

/**
 * Whether a card is due at `now`: its time has come, or comes later on this day and a night has passed since it was
 * seen. A card that was never seen is not due.
 */
export function isDue(standing: Pick<Standing, 'due' | 'reviewed'> | undefined, now: number): boolean {
  if (standing === undefined) return false;
  const { due, reviewed } = standing;
  const today = dayOf(now);
  return due <= now || (dayOf(due) <= today && dayOf(reviewed) < today && now - reviewed >= NIGHT);
}

/** The cards of a session: those due first, then unseen ones up to its length; neighbors from different chapters. */
export function sessionCards({ due, unseen }: Queue, length: Length): readonly string[] {
  const chapterOf = (card: string) => cardName(card).chapter;
  const count = length === 'due' ? due.length : length;
  const old = mixed(due.slice(0, count), { groupOf: chapterOf });
  const fresh = unseen.slice(0, Math.max(0, count - old.length));
  const last = old.at(-1);
  return [...old, ...mixed(fresh, { groupOf: chapterOf, ...(last === undefined ? {} : { after: chapterOf(last) }) })];
}

const NIGHT = 6 * 60 * 60 * 1000;

/** Ranked with those that were seen, or short sessions would take the first chapters' cards again and again. */
function inTurn(cards: readonly string[]): readonly string[] {
  const chapters = [...Map.groupBy(cards, (card) => cardName(card).chapter).values()];
  const most = Math.max(0, ...chapters.map(({ length }) => length));
  return Array.from({ length: most }, (_, rank) => chapters.flatMap((chapter) => chapter[rank] ?? [])).flat();
}
