import { expect, test } from 'vitest';
import { pagesOf } from '../../src/book/find.ts';
import { readBook } from '../../src/book/read.ts';
import type { Chapter } from '../../src/book/types.ts';
import { ROOT } from '../../scripts/run.ts';

const { chapters } = readBook(ROOT).book;

/** Whether a page of one chapter links to another chapter, or refers to an equation or a figure of it. */
function leadsTo(from: Chapter, { slug }: Chapter): boolean {
  return pagesOf(from).some(({ uses }) =>
    uses.some(({ kind, id }) =>
      kind === 'link' ? id.startsWith(`/${slug}/`) : ['equation', 'figure'].includes(kind) && id.startsWith(`${slug}/`),
    ),
  );
}

test('there is no chapter that no other chapter links to', () => {
  const lonely = chapters.filter((chapter) => chapters.every((other) => other === chapter || !leadsTo(other, chapter)));
  expect(lonely.map(({ slug }) => slug)).toEqual([]);
});

test('every chapter links to each chapter that it needs', () => {
  const missing = chapters.flatMap((chapter) =>
    chapters
      .filter(({ slug }) => chapter.meta.needs.includes(slug))
      .filter((needed) => !leadsTo(chapter, needed))
      .map((needed) => `${chapter.slug} needs ${needed.slug} and never links to it`),
  );
  expect(missing).toEqual([]);
});
