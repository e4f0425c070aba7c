import type { Book, Card, Chapter, Equation, Figure, Heading, Page, Term } from './types.ts';

/** The pages of a chapter in reading order. */
export function pagesOf({ pages }: Chapter): readonly Page[] {
  return [pages.notes, pages.homeworks, pages.discussions];
}

/** The chapter of a file by its path, absolute or from the root; null for a file of no chapter. */
export function chapterOf(book: Book, filePath: string): Chapter | null {
  const file = slashed(filePath);
  return book.chapters.find(({ folder }) => file.startsWith(`${folder}/`) || file.includes(`/${folder}/`)) ?? null;
}

/** The page of an MDX file by its path, absolute or from the root; null for a file that is no page. */
export function pageOf(book: Book, filePath: string): Page | null {
  const file = slashed(filePath);
  const pages = book.chapters.flatMap(pagesOf);
  return pages.find((page) => file === page.file || file.endsWith(`/${page.file}`)) ?? null;
}

/** The chapter of that slug, or null when it is not written. */
export function findChapter(book: Book, slug: string): Chapter | null {
  return book.chapters.find((chapter) => chapter.slug === slug) ?? null;
}

/** The page and the chapter that hold what was looked for. */
export interface Holder {
  readonly chapter: Chapter;
  readonly page: Page;
}

/** The equation that `to` names: its id in the chapter `slug`, or "other-chapter/id". */
export function findEquation(book: Book, slug: string, to: string): (Holder & { readonly equation: Equation }) | null {
  const found = findOnPages(target(book, slug, to), (page) => page.equations);
  return found && { ...found.holder, equation: found.thing };
}

/** The explorable or diagram that `to` names: its id in the chapter `slug`, or "other-chapter/id". */
export function findFigure(book: Book, slug: string, to: string): (Holder & { readonly figure: Figure }) | null {
  const found = findOnPages(target(book, slug, to), (page) => page.figures);
  return found && { ...found.holder, figure: found.thing };
}

/** The sections of a page: its headings of depth 2. */
export function sectionsOf({ headings }: Page): readonly Heading[] {
  return headings.filter(({ depth }) => depth === 2);
}

/** The section of a chapter's notes with that id. */
export function findSection(chapter: Chapter, id: string): Heading | null {
  return sectionsOf(chapter.pages.notes).find((section) => section.id === id) ?? null;
}

/** The card of a chapter with that key. */
export function findCard({ cards }: Chapter, key: string): Card | null {
  return cards.find((card) => card.key === key) ?? null;
}

/** The term of that id and the chapter that introduces it; ids are unique in the whole book. */
export function findTerm(book: Book, id: string): { readonly chapter: Chapter; readonly term: Term } | null {
  for (const chapter of book.chapters) {
    const term = chapter.terms.find((each) => each.id === id);
    if (term) return { chapter, term };
  }
  return null;
}

interface Target {
  readonly chapter: Chapter | null;
  readonly id: string;
}

function target(book: Book, slug: string, to: string): Target {
  const [first = '', second] = to.split('/');
  return second === undefined
    ? { chapter: findChapter(book, slug), id: first }
    : { chapter: findChapter(book, first), id: second };
}

function findOnPages<T extends { readonly id: string }>(
  { chapter, id }: Target,
  things: (page: Page) => readonly T[],
): { readonly holder: Holder; readonly thing: T } | null {
  for (const page of chapter ? pagesOf(chapter) : []) {
    const thing = things(page).find((each) => each.id === id);
    if (chapter && thing) return { holder: { chapter, page }, thing };
  }
  return null;
}

function slashed(filePath: string): string {
  return filePath.replaceAll('\\', '/');
}
