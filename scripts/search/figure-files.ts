import { figureAnchor } from '../../src/book/address.ts';
import { pagesOf } from '../../src/book/find.ts';
import type { Book } from '../../src/book/types.ts';
import { figurePath } from '../../src/site/search/index-files.ts';
import type { IndexFile } from './formula-files.ts';
import type { PageReader } from './records.ts';

/** Each figure as the small picture that a search result shows; an empty file where it draws none. */
export function figureFiles(book: Book, pageAt: PageReader): readonly IndexFile[] {
  return book.chapters.flatMap((chapter) =>
    pagesOf(chapter).flatMap(({ path, figures }) => {
      const built = figures.length > 0 ? pageAt(path).figures : new Map<string, never>();
      return figures.map(({ id }) => ({
        path: figurePath(chapter.slug, id),
        content: built.get(figureAnchor(id))?.picture ?? '',
      }));
    }),
  );
}
