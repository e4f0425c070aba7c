import { sectionsOf } from '../../book/find.ts';
import type { Book, Chapter, Heading } from '../../book/types.ts';
import { isRecord } from '../../core/record.ts';
import { cardId } from '../../study/card-name.ts';
import type { Topic } from '../../study/plan-topic.ts';
import type { PoolItem } from '../../study/pool.ts';
import { itemsData, type Problems } from './items-data.ts';

/** A chapter as a plan shows it. */
export interface TopicChapter {
  readonly slug: string;
  readonly number: number;
  /** "RNNs" */
  readonly short: string;
  /** The sections of its notes in order. */
  readonly topics: readonly NamedTopic[];
  /** Its problems and questions for discussion. */
  readonly exercises: readonly NamedExercise[];
}

/** A topic with its names. */
export interface NamedTopic extends Topic {
  /** "7.5" */
  readonly number: string;
  /** Plain text, formulas as words. */
  readonly title: string;
  /** Without the base path: "/rnn/#bptt". */
  readonly href: string;
}

/** A problem or a question with its name. */
export type NamedExercise = Pick<PoolItem, 'id' | 'title' | 'href'>;

/** What plans are made from, of all chapters in the order of the book. */
export function topicsData(book: Book, problems: Problems): readonly TopicChapter[] {
  return itemsData(book, problems).flatMap((items) => {
    const chapter = book.chapters.find(({ slug }) => slug === items.slug);
    if (chapter === undefined) return [];
    const { slug, number, short, discussions } = items;
    const topics = sectionsOf(chapter.pages.notes).map((section) => ({
      ...topicOf(chapter, section),
      problems: exercisesOf(items.problems, section),
      discussions: exercisesOf(discussions, section),
    }));
    const exercises = [...items.problems, ...discussions].map(({ id, title, href }) => ({ id, title, href }));
    return [{ slug, number, short, topics, exercises }];
  });
}

/** What the build wrote, read back. Throws when it is something else. */
export function readTopicsData(value: unknown): readonly TopicChapter[] {
  if (!Array.isArray(value) || !value.every(isTopicChapter))
    throw new TypeError('this is no list of topics by chapter');
  return value;
}

/** A section is studied, its formulas too, which takes longer than to read its words. */
const WORDS_A_MINUTE = 120;

function topicOf(
  { slug, pages, cards }: Chapter,
  { id, number, text }: Heading,
): Omit<NamedTopic, 'problems' | 'discussions'> {
  return {
    id: `${slug}/${id}`,
    chapter: slug,
    number,
    title: text,
    href: `${pages.notes.path}#${id}`,
    minutes: Math.max(1, Math.ceil((pages.notes.sectionWords.get(id) ?? 0) / WORDS_A_MINUTE)),
    cards: cards.filter(({ section }) => section === id).map(({ key }) => cardId({ chapter: slug, kind: 'card', key })),
  };
}

function exercisesOf(items: readonly PoolItem[], section: Heading): Topic['problems'] {
  return items.filter((item) => item.section === section.id).map(({ id, minutes }) => ({ id, minutes }));
}

/** The build wrote it whole or not at all. */
function isTopicChapter(value: unknown): value is TopicChapter {
  return isRecord(value) && typeof value['slug'] === 'string' && Array.isArray(value['topics']);
}
