import { at, range, sum } from '../core/array.ts';
import { dayOf, daysBetween } from './day.ts';
import { isDue } from './queue.ts';
import type { Standing } from './schedule.ts';

/**
 * How many reviews to do on each day from today on, as level as can be, when `dues[i]` come due in i days.
 *
 * What is overdue counts as due today. Nothing is done before it is due, and all is done on the last day. The days'
 * shares are the slopes of the tightest string below the running total of what has come due: today's is the smallest
 * mean of any first days, rounded up.
 */
export function spread(dues: readonly number[]): readonly number[] {
  const shares: number[] = [];
  let waiting = 0;
  for (const day of range(dues.length)) {
    waiting += at(dues, day);
    const ahead = dues.slice(day + 1);
    const means = range(ahead.length + 1).map((days) => (waiting + sum(ahead.slice(0, days))) / (days + 1));
    const share = Math.ceil(Math.min(...means));
    shares.push(share);
    waiting -= share;
  }
  return shares;
}

/** How many cards come due on each of the next days at `now`: today with all that is overdue, tomorrow, and so on. */
export function duesByDay(standings: Iterable<Standing>, days: number, now: number): readonly number[] {
  const today = dayOf(now);
  const dues = [...standings].map((standing) =>
    isDue(standing, now) ? 0 : Math.max(0, daysBetween(today, dayOf(standing.due))),
  );
  return range(days).map((day) => dues.filter((due) => due === day).length);
}
