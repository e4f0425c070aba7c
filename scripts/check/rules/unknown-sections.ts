import { useOneOf } from '../../../src/book/closest.ts';
import { findSection } from '../../../src/book/find.ts';
import type { Chapter, Issue, Place } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** Cards, terms and corrections belong to a section of their chapter's notes. */
export const rule: Rule = {
  name: 'unknown-sections',
  check: ({ book }) =>
    book.chapters.flatMap((chapter) =>
      [...chapter.cards, ...chapter.terms, ...chapter.corrections].flatMap((entry) => issueOf(chapter, entry)),
    ),
};

function issueOf(
  chapter: Chapter,
  { section, place }: { readonly section: string; readonly place: Place },
): readonly Issue[] {
  if (findSection(chapter, section)) return [];
  const sections = chapter.pages.notes.headings.filter(({ depth }) => depth === 2).map(({ id }) => id);
  return [{ place, problem: `unknown section "${section}"`, remedy: useOneOf(section, sections) }];
}
