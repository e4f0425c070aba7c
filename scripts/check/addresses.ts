import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  cardAnchor,
  checksPath,
  derivationAnchor,
  equationAnchor,
  figureAnchor,
  GLOSSARY_PATH,
  problemAnchor,
  recallAnchor,
  sourceAnchor,
  termAnchor,
} from '../../src/book/address.ts';
import { pagesOf } from '../../src/book/find.ts';
import type { Chapter, Page, Use } from '../../src/book/types.ts';
import { ROOT } from '../run.ts';
import type { CheckContext } from './rule.ts';

/** The anchors of each page of the site by its address without the base path: "/rnn/homeworks/". */
export type Addresses = ReadonlyMap<string, ReadonlySet<string>>;

interface Addressed {
  readonly path: string;
  readonly anchors: readonly string[];
}

/** Every address that a link inside the site may have: the pages of `src/pages`, with what the book puts on them. */
export function addressesOf({ book: { chapters }, modules }: CheckContext): Addresses {
  const all: readonly Addressed[] = [
    ...routes().flatMap((route) => pagesAt(route, chapters)),
    ...chapters.flatMap((chapter) => pagesOf(chapter).map((page) => addressed(chapter, page))),
    ...chapters.map(({ slug }) => ({
      path: checksPath(slug),
      anchors: (modules.checks.get(slug) ?? []).map(({ name }) => name),
    })),
    { path: GLOSSARY_PATH, anchors: chapters.flatMap(({ terms }) => terms.map(({ id }) => termAnchor(id))) },
    { path: '/formulas/', anchors: chapters.map(({ slug }) => slug) },
  ];
  const byPath = Map.groupBy(all, (page) => page.path);
  return new Map(Array.from(byPath, ([path, pages]) => [path, new Set(pages.flatMap(({ anchors }) => anchors))]));
}

/** The anchors that a page of a chapter has whatever its text says; no heading may take one. */
export function reservedAnchors({ part }: Page): readonly string[] {
  const layout = globSync('src/site/layout/*.astro', { cwd: ROOT }).flatMap(idsIn);
  const ofNotes = ['src/pages/[chapter]/index.astro', 'src/site/words/Minute.astro'].flatMap(idsIn);
  return part === 'notes' ? [...layout, ...ofNotes] : layout;
}

/** The ids that a component writes out; those that it computes come from the book. */
function idsIn(file: string): readonly string[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  return Array.from(source.matchAll(/\sid="([\w-]+)"/g), ([, id = '']) => id);
}

/** A page of `src/pages`, or one for each chapter. The book knows the parts of its chapters by itself. */
function routes(): readonly Addressed[] {
  const files = globSync('src/pages/**/index.astro', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));
  return files
    .filter((file) => !file.includes('[part]'))
    .map((file) => ({ path: file.replace(/^src\/pages|index\.astro$/g, ''), anchors: idsIn(file) }));
}

function pagesAt(route: Addressed, chapters: readonly Chapter[]): readonly Addressed[] {
  if (!route.path.includes('[chapter]')) return [route];
  return chapters.map(({ slug }) => ({ ...route, path: route.path.replace('[chapter]', slug) }));
}

function addressed({ cards }: Chapter, page: Page): Addressed {
  const used = (kind: Use['kind']) => page.uses.filter((use) => use.kind === kind).map(({ id }) => id);
  const anchors = [
    ...reservedAnchors(page),
    ...page.headings.map(({ id }) => id),
    ...page.equations.map(({ id }) => equationAnchor(id)),
    ...page.figures.map(({ id }) => figureAnchor(id)),
    ...page.problems.map(({ id }) => problemAnchor(id)),
    ...page.derivations.map(({ id }) => derivationAnchor(id)),
    ...used('card').map(recallAnchor),
    ...used('citation').map(sourceAnchor),
    ...(page.part === 'notes' ? cards.map(({ key }) => cardAnchor(key)) : []),
  ];
  return { path: page.path, anchors };
}
