import { EXAM_PATH, RECALL_PATH } from '../../book/address.ts';
import { sum } from '../../core/array.ts';
import type { Day } from '../../study/day.ts';
import { minutesOf } from '../../study/plan-room.ts';
import type { Task, TaskKind } from '../../study/plan-topic.ts';
import { href } from '../href.ts';
import type { NamedTopic, TopicChapter } from '../practice/topics-data.ts';
import { count } from './words.ts';

/** A line of a day: one task, or all that is recalled on it. */
export interface Row {
  readonly key: string;
  readonly kind: TaskKind;
  readonly title: string;
  /** The chapter, "RNNs"; '' where it belongs to none or to several. */
  readonly chapter: string;
  readonly href: string;
  readonly minutes: number;
  readonly tasks: readonly Task[];
}

/** What lines are made with. */
export interface RowNeeds {
  readonly chapters: readonly TopicChapter[];
  /** The day of the exam, from which its mock paper follows. */
  readonly exam: Day;
}

/** The lines of a day's tasks in the order in which they are best done; what the book no longer has is left out. */
export function rowsOf(tasks: readonly Task[], needs: RowNeeds): readonly Row[] {
  const ofKind = (kind: TaskKind) => tasks.filter((task) => task.kind === kind);
  const recalled = ofKind('recall');
  return [
    ...ofKind('read').flatMap((task) => readRow(task, needs)),
    ...(recalled.length === 0 ? [] : [recallRow(recalled, needs)]),
    ...[...ofKind('solve'), ...ofKind('discuss')].flatMap((task) => exerciseRow(task, needs)),
    ...ofKind('paper').map((task) => paperRow(task, needs)),
  ];
}

/** The topic of that id and its chapter's short name. */
export function topicNamed(
  id: string,
  chapters: readonly TopicChapter[],
): { readonly topic: NamedTopic; readonly chapter: string } | null {
  for (const { topics, short } of chapters) {
    const topic = topics.find((each) => each.id === id);
    if (topic !== undefined) return { topic, chapter: short };
  }
  return null;
}

function readRow(task: Task, { chapters }: RowNeeds): readonly Row[] {
  const named = topicNamed(task.item, chapters);
  if (named === null) return [];
  const { topic, chapter } = named;
  const title = `${topic.number} ${topic.title}`;
  return [{ ...rowOf(task), title, chapter, href: href(topic.href) }];
}

function exerciseRow(task: Task, { chapters }: RowNeeds): readonly Row[] {
  const chapter = chapters.find(({ exercises }) => exercises.some(({ id }) => id === task.item));
  const exercise = chapter?.exercises.find(({ id }) => id === task.item);
  if (chapter === undefined || exercise === undefined) return [];
  return [{ ...rowOf(task), title: exercise.title, chapter: chapter.short, href: href(exercise.href) }];
}

/** All that is recalled on a day is one session, mixed. */
function recallRow(tasks: readonly Task[], { chapters }: RowNeeds): Row {
  const cards = sum(tasks.map(({ item }) => topicNamed(item, chapters)?.topic.cards.length ?? 0));
  const sections = tasks.map(({ item }) => item).join(',');
  return {
    key: 'recall',
    kind: 'recall',
    title: `${count(cards, 'card')} of ${count(tasks.length, 'section')}, mixed`,
    chapter: '',
    href: href(`${RECALL_PATH}?length=due&sections=${sections}`),
    minutes: minutesOf(tasks),
    tasks,
  };
}

/** The same exam has the same paper on all devices of its reader. */
function paperRow(task: Task, { exam }: RowNeeds): Row {
  const address = `${EXAM_PATH}?seed=${exam.replaceAll('-', '')}&minutes=${task.minutes}`;
  return { ...rowOf(task), title: `Mock paper of ${task.minutes} minutes`, chapter: '', href: href(address) };
}

function rowOf(task: Task): Pick<Row, 'key' | 'kind' | 'minutes' | 'tasks'> {
  return { key: task.id, kind: task.kind, minutes: task.minutes, tasks: [task] };
}
