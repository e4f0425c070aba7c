import { equationAnchor, figureAnchor, pagePath } from './address.ts';
import { findSection } from './find.ts';
import type { Chapter, Heading, Page, Use } from './types.ts';

/**
 * Id of the section of its chapter's notes that a homework or a question for discussion trains; null where it has none.
 *
 * It is the section of the first thing below its heading that leads into these notes: a link to a section, to a
 * heading in one or to an equation or a figure, or a reference to an equation or a figure of them.
 */
export function trainedSection(chapter: Chapter, page: Page, heading: Heading): string | null {
  for (const use of usesBelow(page, heading)) {
    const section = sectionOf(chapter, use);
    if (section !== null) return section;
  }
  return null;
}

/** What the text from a heading of depth 2 to the next one names, in its order. */
function usesBelow({ headings, uses }: Page, { place: { line } }: Heading): readonly Use[] {
  const next = headings.find((other) => other.depth === 2 && other.place.line > line);
  const end = next?.place.line ?? Infinity;
  return uses
    .filter(({ place }) => place.line >= line && place.line < end)
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

function sectionOf(chapter: Chapter, { kind, id }: Use): string | null {
  if (kind === 'link') return sectionAt(chapter, id);
  const [slug, name] = id.includes('/') ? id.split('/') : [chapter.slug, id];
  if (slug !== chapter.slug || name === undefined) return null;
  if (kind === 'equation') return sectionAt(chapter, `${pagePath(slug, 'notes')}#${equationAnchor(name)}`);
  return kind === 'figure' ? sectionAt(chapter, `${pagePath(slug, 'notes')}#${figureAnchor(name)}`) : null;
}

/** The section of a chapter's notes that holds what an address leads to. */
function sectionAt(chapter: Chapter, address: string): string | null {
  const { notes } = chapter.pages;
  const [path = '', anchor = ''] = address.replace(/\?[^#]*/, '').split('#');
  if (path !== notes.path) return null;
  const equation = notes.equations.find(({ id }) => equationAnchor(id) === anchor);
  const figure = notes.figures.find(({ id }) => figureAnchor(id) === anchor);
  const section = equation?.section ?? figure?.section ?? headingSection(notes, anchor);
  return findSection(chapter, section)?.id ?? null;
}

/** The section that a heading is, or stands in; '' for none. */
function headingSection({ headings }: Page, anchor: string): string {
  const index = headings.findIndex(({ id }) => id === anchor);
  return headings.slice(0, index + 1).findLast(({ depth }) => depth === 2)?.id ?? '';
}
