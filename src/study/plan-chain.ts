import { range } from '../core/array.ts';
import { daysBetween, type Day } from './day.ts';
import { gapBefore, preferredGap } from './plan-gap.ts';
import { daysNear, emptyRoom, eveOf, fits, withTasks, type Room } from './plan-room.ts';
import { isWeak, type TopicStanding } from './plan-standing.ts';
import { readTask, repeatTask, type Task } from './plan-topic.ts';
import type { RatedTopic } from './plan-value.ts';

/** The days on which a topic is met, by their indices, and the room that is left then. */
export interface Chain {
  readonly room: Room;
  readonly days: readonly number[];
}

/**
 * Gives a topic its days: one on which it is learned, the earliest that leaves room for the most repetitions, and
 * these, with the gaps of `gapBefore`; or, for a topic that was learned before, its repetitions alone.
 *
 * A repetition whose days are over or full comes on the first day after them that has room, if it `mayBeLate`. Null
 * where no day has room.
 */
export function chainOf(
  rated: RatedTopic,
  room: Room,
  { today, mayBeLate }: Readonly<{ today: Day; mayBeLate: boolean }>,
): Chain | null {
  const { last, successes } = rated.standing;
  if (last !== null)
    return begun(continued(rated, { room, days: [], last: daysBetween(today, last), successes, mayBeLate }));
  return longestChain(rated, room);
}

/** The first of the chains with most days, each begun on another day. */
function longestChain(rated: RatedTopic, room: Room): Chain | null {
  const most = firstChain(rated, emptyRoom(room.left.map(() => Infinity)), 0)?.days.length;
  let best: Chain | null = null;
  for (const day of range(eveOf(room))) {
    const chain = firstChain(rated, room, day);
    if (chain !== null && chain.days.length > (best?.days.length ?? 0)) best = chain;
    if (best?.days.length === most) break;
  }
  return best;
}

/** Whether nothing is left to plan for a topic before the day before the exam: it was known often enough, and lately. */
export function isSettled({ last, successes }: Pick<TopicStanding, 'last' | 'successes'>, exam: Day): boolean {
  return last !== null && rests(successes, daysBetween(last, exam));
}

/** A topic that was known on three days since it was learned rests in the last days. */
function rests(successes: number, left: number): boolean {
  return left < 2 || (successes >= SUCCESSES && left <= REST);
}

const SUCCESSES = 3;
const REST = 5;

interface Step extends Chain {
  /** The index of the day on which the topic was met last; negative before today. */
  readonly last: number;
  readonly successes: number;
  readonly mayBeLate: boolean;
}

/** The chain of a topic that is learned on that day; null where the day has no room for it. */
function firstChain(rated: RatedTopic, room: Room, day: number): Chain | null {
  const tasks = tasksOf(rated, true);
  if (!fits(room, day, tasks)) return null;
  return continued(rated, {
    room: withTasks(room, day, tasks),
    days: [day],
    last: day,
    successes: 0,
    mayBeLate: false,
  });
}

/** The chain with all further repetitions that find room. */
function continued(rated: RatedTopic, step: Step): Chain {
  const { room, days, last, successes } = step;
  const next = rests(successes, eveOf(room) + 1 - last) ? null : nextVisit(rated, step);
  if (next === null) return { room, days };
  const { day, tasks } = next;
  const visited = { room: withTasks(room, day, tasks), days: [...days, day], last: day, successes: successes + 1 };
  return continued(rated, { ...visited, mayBeLate: false });
}

interface Visit {
  readonly day: number;
  readonly tasks: readonly Task[];
}

/** The next repetition: within the gap, or, of what was met before today, on the first day after it that has room. */
function nextVisit(rated: RatedTopic, { room, days, last, mayBeLate }: Step): Visit | null {
  const eve = eveOf(room);
  const gap = gapBefore(eve + 1 - last);
  if (gap === null) return null;
  const first = Math.max(0, last + gap.least);
  const preferred = last + preferredGap(gap, isWeak(rated.standing));
  const within = daysNear(preferred, { first, last: Math.min(eve, last + gap.most) });
  const late = mayBeLate ? daysNear(first, { first, last: eve }) : [];
  for (const day of [...within, ...late]) {
    const tasks = day === eve ? eveTasks(rated) : tasksOf(rated, days.length === 0);
    if (tasks.length > 0 && fits(room, day, tasks)) return { day, tasks };
  }
  return null;
}

/** What is done about a topic on a day: read and recalled at first where that is needed, then recalled. */
function tasksOf({ topic, standing }: RatedTopic, isFirst: boolean): readonly Task[] {
  const repeat = repeatTask(topic);
  return isFirst && standing.needsReading && repeat.kind !== 'read' ? [readTask(topic), repeat] : [repeat];
}

/** On the day before the exam nothing is read. */
function eveTasks({ topic }: RatedTopic): readonly Task[] {
  return [repeatTask(topic)].filter(({ kind }) => kind === 'recall');
}

function begun(chain: Chain): Chain | null {
  return chain.days.length === 0 ? null : chain;
}
