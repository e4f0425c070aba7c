import { daysAfter, type Day } from './day.ts';
import { eveOf, fits, withTasks, type Room } from './plan-room.ts';
import { isWeak } from './plan-standing.ts';
import { repeatTask } from './plan-topic.ts';
import type { RatedTopic } from './plan-value.ts';

/**
 * Minutes of the mock paper on the day before the exam: two thirds of the day in tens, at most 80; 0 where the day is
 * too short for one of 20.
 */
export function paperMinutes(minutes: number): number {
  const share = Math.min(LONGEST, Math.floor((2 * minutes) / 3 / 10) * 10);
  return share < SHORTEST ? 0 : share;
}

/**
 * The room with the rest of the day before the exam filled with recall: first what is weak, then what was met longest
 * ago. What was never met comes only where there is no other day.
 */
export function withRecallOnEve(rated: readonly RatedTopic[], room: Room, today: Day): Room {
  const eve = eveOf(room);
  const met = lastDays(rated, room, today);
  const isOpen = ({ topic }: RatedTopic): boolean => {
    const last = met.get(topic.id);
    return last === undefined ? eve === 0 : last < daysAfter(today, eve);
  };
  return rated
    .filter(isOpen)
    .toSorted(
      (a, b) =>
        Number(isWeak(b.standing)) - Number(isWeak(a.standing)) || byDay(met.get(a.topic.id), met.get(b.topic.id)),
    )
    .map(({ topic }) => repeatTask(topic))
    .filter(({ kind }) => kind === 'recall')
    .reduce((filled, task) => (fits(filled, eve, [task]) ? withTasks(filled, eve, [task]) : filled), room);
}

const LONGEST = 80;
const SHORTEST = 20;

/** The last day on which each topic was met or will be. */
function lastDays(rated: readonly RatedTopic[], { tasks }: Room, today: Day): ReadonlyMap<string, Day> {
  const before = rated.flatMap(({ topic, standing: { last } }) => (last === null ? [] : [[topic.id, last] as const]));
  const planned = tasks.flatMap((list, day) => list.map(({ topic }) => [topic, daysAfter(today, day)] as const));
  return new Map([...before, ...planned]);
}

/** Earlier days first; what has none comes last. */
function byDay(a: Day | undefined, b: Day | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}
