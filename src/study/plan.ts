import { range } from '../core/array.ts';
import { daysAfter, daysBetween, type Day } from './day.ts';
import { isSettled } from './plan-chain.ts';
import { paperMinutes, withRecallOnEve } from './plan-eve.ts';
import { exercisesOf, withTopics } from './plan-place.ts';
import { emptyRoom, eveOf, minutesOf, withTasks, type Room } from './plan-room.ts';
import type { TopicStanding } from './plan-standing.ts';
import { paperTask, type Task, type Topic } from './plan-topic.ts';
import { ratedTopics, type RatedTopic } from './plan-value.ts';

/** What a plan is made from. */
export interface PlanNeeds {
  readonly topics: readonly Topic[];
  /** What the reader knows, by topic. */
  readonly standings: ReadonlyMap<string, TopicStanding>;
  readonly exam: Day;
  /** Minutes to study on each day. */
  readonly minutes: number;
  readonly today: Day;
  /** Minutes of today that are used already. */
  readonly spent: number;
  /** Whether a mock paper was handed in today. */
  readonly hasSatPaper: boolean;
}

/** What to do on each day until the exam. */
export interface Plan {
  /** From today to the day before the exam. */
  readonly days: readonly PlanDay[];
  /** Topics for which no time is left, the most valuable first. */
  readonly dropped: readonly RatedTopic[];
  /** Problems and questions of the topics in the plan for which no time is left. */
  readonly droppedExercises: number;
  /** All topics in the order in which they were given time. */
  readonly rated: readonly RatedTopic[];
}

/** What to do on a day. */
export interface PlanDay {
  readonly day: Day;
  readonly tasks: readonly Task[];
  /** How long its tasks take. */
  readonly minutes: number;
}

/**
 * The plan from today until the exam; null when no day is left before it.
 *
 * Topics are given time in the order of `ratedTopics`, and then problems, as `withTopics` says. No day has more than
 * its minutes. On the day before the exam there is only recall and a mock paper. The same needs give the same plan.
 */
export function planOf(needs: PlanNeeds): Plan | null {
  const { topics, standings, exam, today } = needs;
  if (daysBetween(today, exam) < 1) return null;
  const rated = ratedTopics(topics, standings);
  const placed = withTopics(rated, emptyRoom(minutesByDay(needs)), today);
  const room = withRecallOnEve(rated, placed, today);
  const days = daysOf(withTasks(room, eveOf(room), paperOf(needs)), today);
  return { days, rated, ...droppedFrom(days, rated, exam) };
}

/** The mock paper of the day before the exam, unless the reader sat one on it. */
function paperOf({ minutes, exam, today, hasSatPaper }: PlanNeeds): readonly Task[] {
  const length = paperMinutes(minutes);
  const isSat = hasSatPaper && daysBetween(today, exam) === 1;
  return length === 0 || isSat ? [] : [paperTask(length)];
}

/** The minutes of each day that are free for topics. */
function minutesByDay({ exam, minutes, today, spent }: PlanNeeds): readonly number[] {
  const eve = daysBetween(today, exam) - 1;
  const used = (day: number) => (day === 0 ? spent : 0) + (day === eve ? paperMinutes(minutes) : 0);
  return range(eve + 1).map((day) => Math.max(0, minutes - used(day)));
}

function daysOf({ tasks }: Room, today: Day): readonly PlanDay[] {
  return tasks.map((list, index) => ({ day: daysAfter(today, index), tasks: list, minutes: minutesOf(list) }));
}

function droppedFrom(
  days: readonly PlanDay[],
  rated: readonly RatedTopic[],
  exam: Day,
): Pick<Plan, 'dropped' | 'droppedExercises'> {
  const tasks = days.flatMap((day) => day.tasks);
  const topics = new Set(tasks.map(({ topic }) => topic));
  const ids = new Set(tasks.map(({ id }) => id));
  const planned = rated.filter(({ topic }) => topics.has(topic.id));
  const exercises = planned.flatMap(exercisesOf);
  return {
    dropped: rated
      .filter(({ topic, standing }) => !topics.has(topic.id) && !isSettled(standing, exam))
      .toSorted((a, b) => b.value - a.value),
    droppedExercises: exercises.filter(({ id }) => !ids.has(id)).length,
  };
}
