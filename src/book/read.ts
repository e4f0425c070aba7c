import { readBibliography } from './bibliography.ts';
import { readChapter } from './chapter.ts';
import { chapterFolders, readCourse } from './course.ts';
import { contentStamp, missing, textOf } from './files.ts';
import { createMdxParser, parseMdx, type ParsedMdx, type ParseMdx } from './mdx.ts';
import type { Book, Issue } from './types.ts';

/** The book, and what is wrong with its files. What could not be read is left out of the book. */
export interface ReadBook {
  readonly book: Book;
  readonly issues: readonly Issue[];
  /** The text and the syntax tree of every page, by its file from the root. */
  readonly parsed: ReadonlyMap<string, ParsedMdx>;
}

const SOURCES = 'content/sources.bib';

/** Reads everything under `content/`. Never throws for an author's mistake: that is an issue. */
export function readBook(root: string, parse: ParseMdx = parseMdx): ReadBook {
  const { course, issues: courseIssues } = readCourse(root);
  const { folders, issues: folderIssues } = chapterFolders(root, course);
  const chapters = folders.map(({ folder, place }) => readChapter({ root, folder, place, parse }));
  const bibliography = readSources(root);
  return {
    book: { chapters: chapters.map(({ chapter }) => chapter), course, sources: bibliography.sources },
    issues: [...courseIssues, ...folderIssues, ...chapters.flatMap(({ issues }) => issues), ...bibliography.issues],
    parsed: new Map(chapters.flatMap(({ parsed }) => [...parsed])),
  };
}

/** Gives the book as the content files stand now; reads again only what has changed since the last call. */
export function createBookReader(root: string): () => Book {
  const parse = createMdxParser();
  let stamp = contentStamp(root);
  let { book } = readBook(root, parse);
  return () => {
    const now = contentStamp(root);
    if (now !== stamp) {
      stamp = now;
      ({ book } = readBook(root, parse));
    }
    return book;
  };
}

function readSources(root: string): ReturnType<typeof readBibliography> {
  const text = textOf(root, SOURCES);
  if (text === null)
    return { sources: new Map(), issues: [missing(SOURCES, 'write it: one BibTeX entry for every cited work')] };
  return readBibliography(SOURCES, text);
}
