import { dayOf, daysBetween, sameTimeAfter, startOf, type Day } from './day.ts';

/** A review of a card and the next one, in milliseconds since 1970. */
export interface Gap {
  readonly card: string;
  readonly reviewed: number;
  readonly due: number;
}

/**
 * When a card is due with an exam ahead, in milliseconds since 1970: when it would be anyway, unless that is too late.
 *
 * A card that would come on the day of the exam or after it comes back before: on a day from 0.4 of the days that were
 * left at the review, the upper end of what helps most (Cepeda et al. 2008, see the gap of 20 to 40 %), to the day
 * before the exam, and never on the day of the review. Which of these days it is follows from the card's id, so that
 * cards that were learned together spread out, and all devices agree.
 */
export function cutToExam({ card, reviewed, due }: Gap, exam: Day | null): number {
  if (exam === null || due < startOf(exam)) return due;
  const left = daysBetween(dayOf(reviewed), exam);
  if (left < 2) return due; // no day lies between
  const [earliest, latest] = [Math.ceil(SHARE * left), left - 1];
  return sameTimeAfter(reviewed, earliest + Math.floor(fractionOf(card) * (latest - earliest + 1)));
}

const SHARE = 0.4;

/** A number from 0 up to 1 that an id always gives: FNV-1a of its characters, mixed so that like ids differ. */
function fractionOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
