import type { Page, PartName } from './types.ts';

type Pages = Readonly<Record<PartName, Page>>;

/**
 * The pages of a chapter with their numbers.
 *
 * Sections of the notes, equations, figures and problems are each counted from 1 through notes,
 * homeworks and discussions; "7.2" is the second one of chapter 7.
 */
export function numberPages(chapter: number, { notes, homeworks, discussions }: Pages): Pages {
  const number = { equations: counter(chapter), figures: counter(chapter), problems: counter(chapter) };
  const numbered = (page: Page): Page => ({
    ...page,
    equations: page.equations.map((equation) => ({ ...equation, number: number.equations() })),
    figures: page.figures.map((figure) => ({ ...figure, number: number.figures() })),
    problems: page.problems.map((problem) => ({ ...problem, number: number.problems() })),
  });
  return {
    notes: numbered(withSectionNumbers(chapter, notes)),
    homeworks: numbered(homeworks),
    discussions: numbered(discussions),
  };
}

function withSectionNumbers(chapter: number, page: Page): Page {
  const next = counter(chapter);
  return { ...page, headings: page.headings.map((each) => (each.depth === 2 ? { ...each, number: next() } : each)) };
}

function counter(chapter: number): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${chapter}.${count}`;
  };
}
