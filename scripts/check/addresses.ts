import {
  cardAnchor,
  equationAnchor,
  figureAnchor,
  problemAnchor,
  recallAnchor,
  sourceAnchor,
  termAnchor,
} from '../../src/book/address.ts';
import { pagesOf } from '../../src/book/find.ts';
import type { Chapter, Page } from '../../src/book/types.ts';
import type { CheckContext } from './rule.ts';

/** The anchors of each page of the site by its address without the base path: "/rnn/homeworks/". */
export type Addresses = ReadonlyMap<string, ReadonlySet<string>>;

/** Every address that a link inside the site may have. */
export function addressesOf(context: CheckContext): Addresses {
  const { chapters } = context.book;
  const pages: readonly (readonly [string, readonly string[]])[] = [
    ['/', []],
    ['/about/', ['sources', 'license', 'privacy', 'corrections']],
    ['/glossary/', chapters.flatMap(({ terms }) => terms.map(({ id }) => termAnchor(id)))],
    ['/formulas/', chapters.map(({ slug }) => slug)],
    ['/search/', []],
    ...chapters.map((chapter) => [`/${chapter.slug}/checks/`, checkAnchors(context, chapter)] as const),
    ...chapters.flatMap((chapter) => pagesOf(chapter).map((page) => [page.path, pageAnchors(chapter, page)] as const)),
  ];
  return new Map(pages.map(([path, anchors]) => [path, new Set(anchors)]));
}

/** The anchors that a page has whatever its text says; no heading may take one. */
export function reservedAnchors({ part }: Page): readonly string[] {
  const ofNotes = part === 'notes' ? ['minute', 'notation', 'cards'] : [];
  return ['main', 'contents', 'on-this-page', 'references', ...ofNotes];
}

function checkAnchors({ modules }: CheckContext, { slug }: Chapter): readonly string[] {
  return ['file', ...(modules.checks.get(slug) ?? []).map(({ name }) => name)];
}

function pageAnchors({ cards }: Chapter, page: Page): readonly string[] {
  const used = (kind: string): readonly string[] => page.uses.filter((use) => use.kind === kind).map(({ id }) => id);
  return [
    ...reservedAnchors(page),
    ...page.headings.map(({ id }) => id),
    ...page.equations.map(({ id }) => equationAnchor(id)),
    ...page.figures.map(({ id }) => figureAnchor(id)),
    ...page.problems.map(({ id }) => problemAnchor(id)),
    ...used('card').map(recallAnchor),
    ...used('citation').map(sourceAnchor),
    ...(page.part === 'notes' ? cards.map(({ key }) => cardAnchor(key)) : []),
  ];
}
