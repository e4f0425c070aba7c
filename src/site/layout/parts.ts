import type { Book, Chapter } from '../../book/types.ts';

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
    { name: 'Notes', path: notes.path, count: null },
    { name: 'Homeworks', path: homeworks.path, count: countSections(homeworks) },
    { name: 'Discussions', path: discussions.path, count: countSections(discussions) },
    { name: 'Cards', path: `${notes.path}#cards`, count: chapter.cards.length },
  ];
}

function countSections(page: Chapter['pages']['notes']): number {
  return page.headings.filter((heading) => heading.depth === 2).length;
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

/** The pages before and after one in the order of reading: notes, homeworks, discussions, next chapter. */
export function neighborsOf(book: Book, path: string): { before: Neighbor | null; after: Neighbor | null } {
  const pages = book.chapters.flatMap((chapter) =>
    partsOf(chapter)
      .slice(0, 3)
      .map((part) => ({ title: `${chapter.meta.short}: ${part.name}`, path: part.path })),
  );
  const index = pages.findIndex((page) => page.path === path);
  return { before: pages[index - 1] ?? null, after: index < 0 ? null : (pages[index + 1] ?? null) };
}

/** Minutes to read a number of words with formulas between them: 180 words a minute, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 180));
}
