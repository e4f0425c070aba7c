import { pagePath, problemAnchor } from '../../book/address.ts';
import { sectionsOf } from '../../book/find.ts';
import { trainedSection } from '../../book/trained-section.ts';
import type { Book, Chapter, Heading, Page, PlacedProblem } from '../../book/types.ts';
import { posedChoice } from '../../core/choice.ts';
import type { Problem } from '../../core/problem.ts';
import { isRecord } from '../../core/record.ts';
import { cardId } from '../../study/card-name.ts';
import type { PoolChapter, PoolItem, PoolProblem } from '../../study/pool.ts';

/** The problems of the site by their ids. */
export type Problems = ReadonlyMap<string, Problem>;

/**
 * What papers and diagnostics are drawn from: the problems and the questions for discussion of all chapters.
 *
 * A problem that a page shows and that is not among `problems` is left out; the content check reports it.
 */
export function itemsData(book: Book, problems: Problems): readonly PoolChapter[] {
  return book.chapters.map((chapter) => ({
    slug: chapter.slug,
    number: chapter.number,
    title: chapter.meta.title,
    short: chapter.meta.short,
    sections: sectionsOf(chapter.pages.notes).map(({ id, number, text }) => ({ id, number, title: text })),
    problems: chapter.pages.homeworks.problems.flatMap((placed) => problemOf(chapter, placed, problems)),
    discussions: sectionsOf(chapter.pages.discussions).map((heading) => discussionOf(chapter, heading)),
  }));
}

/** What the build wrote, read back. Throws when it is something else. */
export function readItemsData(value: unknown): readonly PoolChapter[] {
  if (!Array.isArray(value) || !value.every(isPoolChapter)) throw new TypeError('this is no list of items by chapter');
  return value;
}

/** Time to argue a question for discussion and to write down its points. */
const DISCUSSION_MINUTES = 8;

/** Instances at which a blank must be fit to be asked as a choice. */
const TRIED_SEEDS = [1, 1_000_003, 2_000_003];

function problemOf(chapter: Chapter, placed: PlacedProblem, problems: Problems): readonly PoolProblem[] {
  const problem = problems.get(placed.id);
  if (problem === undefined) return [];
  const { homeworks } = chapter.pages;
  const keys = problem.pose(0).blanks.map(({ key }) => key);
  return [
    {
      id: cardId({ chapter: chapter.slug, kind: 'problem', key: placed.id }),
      number: placed.number,
      title: problem.title,
      section: sectionOf(chapter, homeworks, placed.section),
      href: `${homeworks.path}#${problemAnchor(placed.id)}`,
      minutes: problem.minutes,
      choices: keys.filter((key) => TRIED_SEEDS.every((seed) => posedChoice(problem, key, seed) !== null)),
      choiceMinutes: Math.max(2, Math.round(problem.minutes / keys.length)),
    },
  ];
}

function discussionOf(chapter: Chapter, { id, text }: Heading): PoolItem {
  return {
    id: cardId({ chapter: chapter.slug, kind: 'discussion', key: id }),
    title: text,
    section: sectionOf(chapter, chapter.pages.discussions, id),
    href: `${pagePath(chapter.slug, 'discussions')}#${id}`,
    minutes: DISCUSSION_MINUTES,
  };
}

/** The section of the notes that what stands under a heading trains; '' for none. */
function sectionOf(chapter: Chapter, page: Page, heading: string): string {
  const found = sectionsOf(page).find(({ id }) => id === heading);
  return (found && trainedSection(chapter, page, found)) ?? '';
}

/** The build wrote it whole or not at all. */
function isPoolChapter(value: unknown): value is PoolChapter {
  return isRecord(value) && typeof value['slug'] === 'string' && Array.isArray(value['problems']);
}
