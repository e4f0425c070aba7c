import type { VFile } from 'vfile';
import { chapterOf, pageOf } from '../book/find.ts';
import type { Book, Chapter, Page } from '../book/types.ts';

/** What every Markdown plugin of the site is given. */
export interface MarkdownOptions {
  /** The book as it is now; read again when the content changes. */
  readonly book: () => Book;
  /** The base path, with a slash at both ends. */
  readonly base: string;
}

/** The place in the book of the file that is being rendered. */
export interface MarkdownContext {
  readonly book: Book;
  readonly chapter: Chapter;
  readonly page: Page;
  readonly base: string;
}

/** Finds a file's place in the book, or null for Markdown that is no page of a chapter. */
export function contextOf(file: VFile, options: MarkdownOptions): MarkdownContext | null {
  const book = options.book();
  const page = pageOf(book, file.path);
  const chapter = chapterOf(book, file.path);
  if (!page || !chapter) return null;
  return { book, chapter, page, base: options.base };
}
