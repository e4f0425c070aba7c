import { readBibliography, type Bibliography } from './bibliography.ts';
import { readChapter } from './chapter.ts';
import { chapterFolders, readCourse } from './course.ts';
import { contentStamp, missing, textOf } from './files.ts';
import { createMdxParser, parseMdx, type ParsedMdx, type ParseMdx } from './mdx.ts';
import { readEntries } from './entries.ts';
import { notation } from './schemas.ts';
import type { Book, Issue } from './types.ts';

/** The book, and what is wrong with its files. What could not be read is left out of the book. */
export interface ReadBook {
  readonly book: Book;
  readonly issues: readonly Issue[];
  /** The text and the syntax tree of every page, by its file from the root. */
  readonly parsed: ReadonlyMap<string, ParsedMdx>;
}

const SOURCES = 'content/sources.bib';
const NOTATION = 'content/notation.yaml';

/** Reads everything under `content/`. Never throws for an author's mistake: that is an issue. */
export function readBook(root: string, parse: ParseMdx = parseMdx): ReadBook {
  const { course, issues: courseIssues } = readCourse(root);
  const { folders, issues: folderIssues } = chapterFolders(root, course);
  const shared = readEntries(root, NOTATION, notation);
  const chapters = folders.map((each) => readChapter({ root, ...each, shared: shared.entries, parse }));
  const bibliography = readSources(
    root,
    folders.map(({ folder }) => folder),
  );
  return {
    book: {
      chapters: chapters.map(({ chapter }) => chapter),
      course,
      notation: shared.entries,
      sources: bibliography.sources,
    },
    issues: [
      ...courseIssues,
      ...folderIssues,
      ...shared.issues,
      ...chapters.flatMap(({ issues }) => issues),
      ...bibliography.issues,
    ],
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

/** The works that several chapters cite, then those of each chapter. */
function readSources(root: string, folders: readonly string[]): Bibliography {
  const shared = textOf(root, SOURCES);
  const absent = shared === null ? [missing(SOURCES, 'write it: one BibTeX entry for every cited work')] : [];
  const files = [SOURCES, ...folders.map((folder) => `${folder}/sources.bib`)];
  const { sources, issues } = readBibliography(files.map((file) => ({ file, text: textOf(root, file) ?? '' })));
  return { sources, issues: [...issues, ...absent] };
}
