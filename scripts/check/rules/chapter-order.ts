import { useOneOf } from '../../../src/book/closest.ts';
import { placeAt } from '../../../src/book/place.ts';
import type { Book, Issue } from '../../../src/book/types.ts';
import type { PageText, Rule } from '../rule.ts';

/** What a chapter needs comes earlier in the course, and what it leads to comes later. */
export const rule: Rule = {
  name: 'chapter-order',
  check: ({ book, pages }) =>
    pages
      .filter(({ page }) => page.part === 'notes')
      .flatMap((notes) => [
        ...notes.chapter.meta.needs.flatMap((slug) => issueOf(book, notes, { slug, list: 'needs' })),
        ...notes.chapter.meta.leads.flatMap((slug) => issueOf(book, notes, { slug, list: 'leads' })),
      ]),
};

interface Named {
  readonly slug: string;
  readonly list: 'needs' | 'leads';
}

function issueOf(book: Book, { chapter, page, source }: PageText, { slug, list }: Named): readonly Issue[] {
  const place = placeAt(page.file, source, Math.max(0, source.search(new RegExp(`^${list}:`, 'm'))));
  const other = book.course.find((each) => each.slug === slug);
  if (!other) {
    const remedy = useOneOf(
      slug,
      book.course.map((each) => each.slug),
    );
    return [{ place, problem: `unknown chapter "${slug}" in ${list}`, remedy }];
  }
  const inOrder = list === 'needs' ? other.number < chapter.number : other.number > chapter.number;
  if (inOrder) return [];
  const side =
    other.number < chapter.number ? 'earlier' : other.number > chapter.number ? 'later' : 'in this very place';
  const remedy =
    list === 'needs' ? 'name chapters that are read before this one' : 'name chapters that are read after this one';
  return [{ place, problem: `"${slug}" in ${list} comes ${side} in the course`, remedy }];
}
