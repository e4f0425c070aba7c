import {
  derivationAnchor,
  equationAnchor,
  figureAnchor,
  problemAnchor,
  recallAnchor,
} from '../../../src/book/address.ts';
import { pagesOf } from '../../../src/book/find.ts';
import type { Chapter, Issue, Page, Place } from '../../../src/book/types.ts';
import { reservedAnchors } from '../addresses.ts';
import type { Rule } from '../rule.ts';

/**
 * No two things have one name.
 *
 * Equations, figures, problems and cards are named within a chapter, terms within the book, anchors within a page.
 */
export const rule: Rule = {
  name: 'duplicate-ids',
  check: ({ book }) => [
    ...repeated(
      'term',
      book.chapters.flatMap(({ terms }) => terms),
    ),
    ...book.chapters.flatMap(inChapter),
    ...book.chapters.flatMap(pagesOf).flatMap(onPage),
  ],
};

interface Named {
  readonly id: string;
  readonly place: Place;
}

function inChapter(chapter: Chapter): readonly Issue[] {
  const pages = pagesOf(chapter);
  return [
    ...repeated(
      'equation',
      pages.flatMap(({ equations }) => equations),
    ),
    ...repeated(
      'figure',
      pages.flatMap(({ figures }) => figures),
    ),
    ...repeated(
      'problem',
      pages.flatMap(({ problems }) => problems),
    ),
    ...repeated(
      'derivation',
      pages.flatMap(({ derivations }) => derivations),
    ),
    ...repeated(
      'card',
      chapter.cards.map(({ key, place }) => ({ id: key, place })),
    ),
  ];
}

/** Collisions of headings with anything, and a card that a page asks for twice; the others are found in the chapter. */
function onPage(page: Page): readonly Issue[] {
  const reserved = reservedAnchors(page).map((id) => ({ id, place: null }));
  const made = [
    ...page.equations.map(({ id }) => ({ id: equationAnchor(id), place: null })),
    ...page.figures.map(({ id }) => ({ id: figureAnchor(id), place: null })),
    ...page.problems.map(({ id }) => ({ id: problemAnchor(id), place: null })),
    ...page.derivations.map(({ id }) => ({ id: derivationAnchor(id), place: null })),
  ];
  const recalled = page.uses.filter(({ kind }) => kind === 'card');
  const recalls = recalled.map(({ id, place }) => ({ id: recallAnchor(id), place }));
  return repeated('anchor', [...reserved, ...made, ...page.headings, ...recalls]);
}

type MaybePlaced = Omit<Named, 'place'> & { readonly place: Place | null };

function repeated(kind: string, things: readonly MaybePlaced[]): readonly Issue[] {
  const named = things.filter(({ id }) => id !== '');
  return named.flatMap(({ id, place }, index) => {
    const first = named.findIndex((other) => other.id === id);
    return first < index && place ? [issueOf(kind, { id, place }, named[first]?.place ?? null)] : [];
  });
}

function issueOf(kind: string, { id, place }: Named, first: Place | null): Issue {
  const where = first ? `it stands in ${first.file}:${first.line} already` : 'the page itself uses it';
  return { place, problem: `duplicate ${kind} "${id}"`, remedy: `give this one another name: ${where}` };
}
