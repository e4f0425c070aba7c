import { useOneOf } from '../../../src/book/closest.ts';
import { findSection, sectionsOf } from '../../../src/book/find.ts';
import type { Chapter, Issue, Place } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** Cards, terms, corrections and aliases belong to a section of their chapter's notes. */
export const rule: Rule = {
  name: 'unknown-sections',
  check: ({ book }) =>
    book.chapters.flatMap((chapter) =>
      [...chapter.cards, ...chapter.terms, ...chapter.corrections, ...chapter.aliases].flatMap((entry) =>
        issueOf(chapter, entry),
      ),
    ),
};

function issueOf(
  chapter: Chapter,
  { section, place }: { readonly section: string; readonly place: Place },
): readonly Issue[] {
  if (findSection(chapter, section)) return [];
  const sections = sectionsOf(chapter.pages.notes).map(({ id }) => id);
  return [{ place, problem: `unknown section "${section}"`, remedy: useOneOf(section, sections) }];
}
