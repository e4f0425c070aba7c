import { sum } from '../core/array.ts';
import { dayOf, daysAfter, daysBetween, startOf, type Day } from './day.ts';
import type { CountingEvent, StudyEvent } from './event.ts';
import { history } from './history.ts';
import { contactsOf } from './plan-contact.ts';
import { planOf, type Plan } from './plan.ts';
import { topicStanding, type TopicStanding } from './plan-standing.ts';
import { CARD_MINUTES, type Task, type Topic } from './plan-topic.ts';
import { settingsOf } from './settings.ts';

/** Minutes to study on a day where the reader set none. */
export const USUAL_MINUTES = 60;

/** The task of a day in which the diagnostic was taken; it is no task of a plan. */
export const DIAGNOSTIC = 'diagnostic';

/**
 * The plan that holds today, or null without an exam ahead; `events` are the whole log, in any order.
 *
 * It is made anew each day, from what was done until the night before, so that today's tasks stay where they are while
 * they are done. What the reader sets today, and a diagnostic, make it anew at once.
 */
export function planToday(topics: readonly Topic[], events: readonly StudyEvent[], now: number): Plan | null {
  const today = dayOf(now);
  const { exam, minutes } = settingsOf(events);
  if (exam === null) return null;
  const known = eventsBefore(events, today);
  return planOf({
    topics,
    standings: topicStandings(topics, known),
    exam,
    minutes: minutes ?? USUAL_MINUTES,
    today,
    spent: spentMinutes(topics, known, today),
    hasSatPaper: known.some((event) => event.kind === 'paper' && dayOf(event.at) === today),
  });
}

/** How the topics stand that were ever met, by their ids. */
export function topicStandings(
  topics: readonly Topic[],
  events: readonly StudyEvent[],
): ReadonlyMap<string, TopicStanding> {
  return new Map(Array.from(contactsOf(topics, events), ([topic, met]) => [topic, topicStanding(met)]));
}

/** Ids of the tasks of a plan that are done on a day: ticked by the reader, or seen in the log. */
export function doneTasks(
  tasks: readonly Task[],
  { topics, events, day }: Readonly<{ topics: readonly Topic[]; events: readonly StudyEvent[]; day: Day }>,
): ReadonlySet<string> {
  const counting = history(events);
  const ticked = new Set(counting.flatMap((event) => (event.kind === 'done' && event.day === day ? [event.task] : [])));
  const met = metOn(counting, day);
  const cardsOf = new Map(topics.map(({ id, cards }) => [id, cards]));
  const isDone = ({ id, kind, item }: Task): boolean => {
    if (ticked.has(id)) return true;
    if (kind === 'recall') return (cardsOf.get(item) ?? []).every((card) => met.has(card));
    return kind === 'paper' ? met.has('paper') : kind !== 'read' && met.has(item);
  };
  return new Set(tasks.filter(isDone).map(({ id }) => id));
}

/** The days since the plan was made or changed last, before today, on which nothing was done. */
export function missedDays(events: readonly StudyEvent[], today: Day): readonly Day[] {
  const counting = history(events);
  const made = counting.findLast(({ kind }) => kind === 'setting');
  if (made === undefined) return [];
  const active = new Set(counting.map(({ at }) => dayOf(at)));
  const first = dayOf(made.at);
  const days = Array.from({ length: Math.max(0, daysBetween(first, today)) }, (_, index) => daysAfter(first, index));
  return days.filter((day) => !active.has(day));
}

/** What counted when today's plan was made: all before today, and today all before the last change of it. */
function eventsBefore(events: readonly StudyEvent[], today: Day): readonly CountingEvent[] {
  const counting = history(events);
  const remakes = ({ kind, at }: CountingEvent, task: string): boolean =>
    dayOf(at) === today && (kind === 'setting' || task === DIAGNOSTIC);
  const last = counting.findLastIndex((event) => remakes(event, event.kind === 'done' ? event.task : ''));
  const start = startOf(today);
  return counting.filter((event, index) => event.at < start || index <= last);
}

/** Minutes that what was done on a day takes by the plan's own measure. */
function spentMinutes(topics: readonly Topic[], events: readonly CountingEvent[], day: Day): number {
  const met = metOn(events, day);
  const read = topics.filter(({ id }) => met.has(`read:${id}`)).map(({ minutes }) => minutes);
  const cards = topics.flatMap((topic) => topic.cards).filter((card) => met.has(card)).length;
  const exercises = topics
    .flatMap(({ problems, discussions }) => [...problems, ...discussions])
    .filter(({ id }) => met.has(id))
    .map(({ minutes }) => minutes);
  const choices = events.filter((event) => event.kind === 'choice' && dayOf(event.at) === day).length;
  return sum(read) + cards * CARD_MINUTES + sum(exercises) + choices * CHOICE_MINUTES;
}

/** Minutes to choose one of several answers. */
const CHOICE_MINUTES = 1.5;

/** What was met on a day: cards, problems and questions by their ids, readings as "read:rnn/bptt", "paper". */
function metOn(events: readonly CountingEvent[], day: Day): ReadonlySet<string> {
  return new Set(events.filter(({ at }) => dayOf(at) === day).map(metIn));
}

function metIn(event: CountingEvent): string {
  switch (event.kind) {
    case 'review':
      return event.card;
    case 'answer':
      return event.problem.replace('/', '/problem/');
    case 'points':
      return event.item;
    case 'done':
      return event.task;
    case 'paper':
      return 'paper';
    default:
      return '';
  }
}
