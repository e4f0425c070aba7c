import { pagesOf } from '../../src/book/find.ts';
import { readBook } from '../../src/book/read.ts';
import { dataFields, pageFields } from './fields.ts';
import { fieldFormulas, notationFormulas, pageFormulas } from './formulas.ts';
import type { CheckContext, Modules } from './rule.ts';

/** Reads the book under a root for the laws. */
export function createContext(root: string, modules: Modules): CheckContext {
  const { book, issues, parsed } = readBook(root);
  const pages = book.chapters.flatMap((chapter) =>
    pagesOf(chapter).map((page) => {
      const text = parsed.get(page.file);
      return { chapter, page, source: text?.source ?? '', tree: text?.tree ?? { type: 'root' as const, children: [] } };
    }),
  );
  const fields = [...pages.flatMap(pageFields), ...book.chapters.flatMap((chapter) => dataFields(root, chapter))];
  const formulas = [
    ...pages.flatMap(pageFormulas),
    ...fields.flatMap(fieldFormulas),
    ...book.chapters.flatMap(notationFormulas),
  ];
  return { book, readIssues: issues, pages, fields, formulas, modules };
}
