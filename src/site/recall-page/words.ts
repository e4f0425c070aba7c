import { dayOf, daysBetween, type Day } from '../../study/day.ts';
import { intervalText } from '../../study/interval.ts';
import { isDue, type Queue } from '../../study/queue.ts';
import type { Standing } from '../../study/schedule.ts';
import { duesByDay, spread } from '../../study/spread.ts';

/** What waits to be recalled, in a sentence. */
export function waitingText({ due, unseen }: Queue): string {
  const fresh =
    unseen.length === 0 ? 'none is new' : `${unseen.length} ${unseen.length === 1 ? 'is' : 'are'} new to you`;
  return due.length === 0 ? `No card is due, ${fresh}.` : `${cards(due.length)} ${isOrAre(due.length)} due, ${fresh}.`;
}

/** What a session of these cards consists of: "8 due, 2 new". */
export function sessionText(chosen: readonly string[], { due }: Queue): string {
  const old = chosen.filter((card) => due.includes(card)).length;
  const parts = [old > 0 ? `${old} due` : '', chosen.length > old ? `${chosen.length - old} new` : ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** When a card comes next, of those that are not due at `now`; '' where none does. */
export function comingText(standings: readonly Standing[], now: number): string {
  const coming = standings.filter((standing) => !isDue(standing, now)).sort((a, b) => a.due - b.due);
  const [first] = coming;
  if (first === undefined) return '';
  const days = daysBetween(dayOf(now), dayOf(first.due));
  if (days <= 0) return `The next card is due in ${intervalText(first.due - now)}.`;
  const count = coming.filter(({ due }) => dayOf(due) === dayOf(first.due)).length;
  return `${cards(count)} ${isOrAre(count)} due ${days === 1 ? 'tomorrow' : `in ${days} days`}.`;
}

/**
 * How many cards a day keep up with what is left over and with what comes until the exam, or in a week without one.
 *
 * `standings` are those of the cards that are not being recalled now. '' where none of them is due.
 */
export function paceText(standings: readonly Standing[], exam: Day | null, now: number): string {
  const left = standings.filter((standing) => isDue(standing, now)).length;
  if (left === 0) return '';
  const ahead = exam === null ? 0 : daysBetween(dayOf(now), exam);
  const [share = 0] = spread(duesByDay(standings, ahead > 0 ? ahead : WEEK, now));
  const until = ahead > 0 ? `until the exam in ${ahead === 1 ? '1 day' : `${ahead} days`}` : 'in the next week';
  const keep = share === 1 ? 'keeps' : 'keep';
  return `${left} ${isOrAre(left)} left over. ${share} a day ${keep} up with all that comes ${until}.`;
}

/** "1 card", "12 cards" */
export function cards(count: number): string {
  return count === 1 ? '1 card' : `${count} cards`;
}

const WEEK = 7;

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}
