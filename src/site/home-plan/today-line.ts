import { sum } from '../../core/array.ts';
import { dayOf, daysBetween } from '../../study/day.ts';
import type { StudyEvent } from '../../study/event.ts';
import { doneTasks, planToday } from '../../study/plan-today.ts';
import type { Topic } from '../../study/plan-topic.ts';
import { settingsOf } from '../../study/settings.ts';
import { count, daySummary, minutesText } from '../plan-page/words.ts';

/** Today's part of a plan in two lines. */
export interface TodayLine {
  /** "8 days to the exam" */
  readonly title: string;
  /** "Today: read 3, recall 12, 58 min" */
  readonly text: string;
}

/** What is left to do today, at `now`; null without an exam today or later. */
export function todayLine(topics: readonly Topic[], events: readonly StudyEvent[], now: number): TodayLine | null {
  const { exam } = settingsOf(events);
  const day = dayOf(now);
  if (exam === null || exam < day) return null;
  const left = daysBetween(day, exam);
  if (left === 0) return { title: 'The exam is today', text: 'A few cards before it, and nothing new. Good luck.' };
  const tasks = planToday(topics, events, now)?.days[0]?.tasks ?? [];
  const done = doneTasks(tasks, { topics, events, day });
  const open = tasks.filter(({ id }) => !done.has(id));
  const minutes = sum(open.map((task) => task.minutes));
  const summary = daySummary({ day, tasks: open, minutes });
  return {
    title: left === 1 ? 'The exam is tomorrow: today’s part' : `${count(left, 'day')} to the exam: today’s part`,
    text: open.length === 0 ? doneText(tasks.length) : `${summary} · ${minutesText(minutes)}`,
  };
}

function doneText(planned: number): string {
  return planned === 0 ? 'Nothing is planned for today.' : 'All done for today.';
}
