import { findChapter, pagesOf } from '../../../src/book/find.ts';
import type { Book } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** Every check is the check of an equation. */
export const rule: Rule = {
  name: 'unnamed-checks',
  check: ({ book, modules }) =>
    [...modules.checks].flatMap(([slug, checks]) => {
      const named = checksNamed(book, slug);
      return checks
        .filter(({ name }) => !named.has(name))
        .map(({ name, place }) => ({
          place,
          problem: `no equation of the chapter "${slug}" names the check "${name}"`,
          remedy: `write <Equation id="…" check="${name}"> or take the check out`,
        }));
    }),
};

function checksNamed(book: Book, slug: string): ReadonlySet<string | null> {
  const chapter = findChapter(book, slug);
  return new Set(chapter ? pagesOf(chapter).flatMap(({ equations }) => equations.map(({ check }) => check)) : []);
}
