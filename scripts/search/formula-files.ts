import katex from 'katex';
import { pagesOf } from '../../src/book/find.ts';
import type { Book } from '../../src/book/types.ts';
import { katexOptions } from '../../src/markdown/katex.ts';
import { formulaPath } from '../../src/site/search/index-files.ts';

/** A file of the index, its path relative to the index's folder. */
export interface IndexFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Each numbered formula as the HTML that a search result shows.
 *
 * They are files of their own because Pagefind searches everything in a record, markup included.
 */
export function formulaFiles(book: Book): readonly IndexFile[] {
  return book.chapters.flatMap((chapter) =>
    pagesOf(chapter).flatMap(({ equations }) =>
      equations.map(({ id, tex }) => ({ path: formulaPath(chapter.slug, id), content: drawn(tex) })),
    ),
  );
}

/** Without MathML: the result says the formula's reading to a screen reader. */
function drawn(tex: string): string {
  return katex.renderToString(tex, { ...katexOptions, output: 'html', displayMode: true });
}
