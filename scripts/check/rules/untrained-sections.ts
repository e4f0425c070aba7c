import { sectionsOf } from '../../../src/book/find.ts';
import { trainedSection } from '../../../src/book/trained-section.ts';
import type { Chapter, Issue, Page } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** Every homework and every question for discussion leads to the section of its chapter's notes that it trains. */
export const rule: Rule = {
  name: 'untrained-sections',
  check: ({ book }) =>
    book.chapters.flatMap((chapter) =>
      [chapter.pages.homeworks, chapter.pages.discussions].flatMap((page) => issuesOf(chapter, page)),
    ),
};

function issuesOf(chapter: Chapter, page: Page): readonly Issue[] {
  return sectionsOf(page)
    .filter((heading) => trainedSection(chapter, page, heading) === null)
    .map(({ place, text }) => ({
      place,
      problem: `"${text}" leads to no section of its chapter's notes`,
      remedy: `link the section that it trains where the text speaks of it: [words](${chapter.pages.notes.path}#section)`,
    }));
}
