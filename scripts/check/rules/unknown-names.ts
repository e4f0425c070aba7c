import { closestFirst, useOneOf } from '../../../src/book/closest.ts';
import { findChapter, pagesOf } from '../../../src/book/find.ts';
import type { Chapter, Issue, Use } from '../../../src/book/types.ts';
import type { CheckContext, Rule } from '../rule.ts';

/** Whatever a page names by an id exists. */
export const rule: Rule = {
  name: 'unknown-names',
  check: (context) =>
    context.pages.flatMap(({ chapter, page }) => page.uses.flatMap((use) => issueOf({ context, chapter }, use))),
};

interface Scope {
  readonly context: CheckContext;
  readonly chapter: Chapter;
}

function issueOf(scope: Scope, { kind, id, place }: Use): readonly Issue[] {
  if (kind === 'link') return [];
  const known = knownNames(scope, kind, id);
  if (known === null) {
    const [slug = ''] = id.split('/');
    return [{ place, problem: `unknown ${kind} "${id}"`, remedy: unwritten(scope.context, slug) }];
  }
  return known.includes(id) ? [] : [{ place, problem: `unknown ${kind} "${id}"`, remedy: useOneOf(id, known) }];
}

/** The names of that kind, null when `id` names a chapter that is not there: "attention/softmax". */
function knownNames(scope: Scope, kind: Exclude<Use['kind'], 'link'>, id: string): readonly string[] | null {
  switch (kind) {
    case 'equation':
      return inChapter(scope, id, equationIds);
    case 'figure':
      return inChapter(scope, id, figureIds);
    case 'check':
      return (scope.context.modules.checks.get(scope.chapter.slug) ?? []).map(({ name }) => name);
    case 'card':
      return scope.chapter.cards.map(({ key }) => key);
    default:
      return inBook(scope.context, kind);
  }
}

function inBook(
  { book, modules }: CheckContext,
  kind: 'explorable' | 'problem' | 'term' | 'citation',
): readonly string[] {
  switch (kind) {
    case 'explorable':
      return [...modules.explorables.keys()];
    case 'problem':
      return modules.problems;
    case 'term':
      return book.chapters.flatMap(({ terms }) => terms.map(({ id }) => id));
    case 'citation':
      return [...book.sources.keys()];
  }
}

function inChapter(scope: Scope, id: string, idsOf: (chapter: Chapter) => readonly string[]): readonly string[] | null {
  const [slug = '', rest] = id.split('/');
  if (rest === undefined) return idsOf(scope.chapter);
  const other = findChapter(scope.context.book, slug);
  return other && idsOf(other).map((each) => `${slug}/${each}`);
}

function equationIds(chapter: Chapter): readonly string[] {
  return pagesOf(chapter).flatMap(({ equations }) => equations.map(({ id }) => id));
}

function figureIds(chapter: Chapter): readonly string[] {
  return pagesOf(chapter).flatMap(({ figures }) => figures.map(({ id }) => id));
}

function unwritten({ book }: CheckContext, slug: string): string {
  if (book.course.some((place) => place.slug === slug)) {
    return `the chapter "${slug}" is not written: name it in words, without a link`;
  }
  const [nearest = ''] = closestFirst(
    slug,
    book.course.map((place) => place.slug),
  );
  return `there is no chapter "${slug}"; did you mean "${nearest}"?`;
}
