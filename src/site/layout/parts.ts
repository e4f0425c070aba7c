import { pagesOf, sectionsOf } from '../../book/find.ts';
import type { Book, Chapter, PartName } from '../../book/types.ts';

/** A group of the course with its chapters that exist. */
export interface Group {
  readonly title: string;
  readonly chapters: readonly Chapter[];
}

/** The groups in the order of the course; a group without a chapter is left out. */
export function groupsOf(book: Book): readonly Group[] {
  const titles = [...new Set(book.chapters.map((chapter) => chapter.group))];
  return titles.map((title) => ({ title, chapters: book.chapters.filter((chapter) => chapter.group === title) }));
}

/** What the pages of a chapter are called. */
export const PART_NAMES: Readonly<Record<PartName, string>> = {
  notes: 'Notes',
  homeworks: 'Homeworks',
  discussions: 'Discussions',
};

/** A part of a chapter as its tabs and menus show it. */
export interface PartLink {
  readonly name: string;
  /** Address without the base path. */
  readonly path: string;
  readonly count: number | null;
}

/** The parts of a chapter in reading order, with how many problems, questions and cards there are. */
export function partsOf(chapter: Chapter): readonly PartLink[] {
  const { notes, homeworks, discussions } = chapter.pages;
  return [
    { name: PART_NAMES.notes, path: notes.path, count: null },
    { name: PART_NAMES.homeworks, path: homeworks.path, count: sectionsOf(homeworks).length },
    { name: PART_NAMES.discussions, path: discussions.path, count: sectionsOf(discussions).length },
    { name: 'Cards', path: `${notes.path}#cards`, count: chapter.cards.length },
  ];
}

/** One line of a page's table of contents. */
export interface TocEntry {
  readonly id: string;
  readonly markdown: string;
}

/** A neighbor page, for the links at the end of each one. */
export interface Neighbor {
  readonly title: string;
  readonly path: string;
}

/** The pages before and after a page; null where there is none. */
export interface Neighbors {
  readonly before: Neighbor | null;
  readonly after: Neighbor | null;
}

/** The pages before and after one in the order of reading: notes, homeworks, discussions, next chapter. */
export function neighborsOf(book: Book, path: string): Neighbors {
  const pages = book.chapters.flatMap((chapter) =>
    pagesOf(chapter).map((page) => ({ title: `${chapter.meta.short}: ${PART_NAMES[page.part]}`, path: page.path })),
  );
  const index = pages.findIndex((page) => page.path === path);
  return { before: pages[index - 1] ?? null, after: index < 0 ? null : (pages[index + 1] ?? null) };
}

/** Minutes to read a number of words with formulas between them: 180 words a minute, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 180));
}
