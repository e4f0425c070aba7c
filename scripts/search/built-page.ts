import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { smallPicture } from './small-picture.ts';
import { pageText, type PageText } from './text.ts';

/** A section of a chapter's page. */
export interface BuiltSection extends PageText {
  /** The heading's id; '' for what stands before the first heading. */
  readonly id: string;
  /** "7.3 Backpropagation through time"; '' for what stands before the first heading. */
  readonly title: string;
}

/** What a page of the built site offers to the index. */
export interface BuiltPage {
  readonly ids: ReadonlySet<string>;
  /** The sections of its article in order; none where the page has no article. */
  readonly sections: readonly BuiltSection[];
  /** Its figures, by id. */
  readonly figures: ReadonlyMap<string, BuiltFigure>;
}

/** A figure of a built page. */
export interface BuiltFigure {
  /** The title in its header; '' where it has none. */
  readonly title: string;
  /** Its drawing as SVG for a list of results; null where it has none. */
  readonly picture: string | null;
}

/** Reads the page at an address (without base path) of a built site. Throws when it was not built. */
export function readBuiltPage(outDir: string, address: string): BuiltPage {
  return parseBuiltPage(readFileSync(path.join(outDir, address, 'index.html'), 'utf8'));
}

/** Reads a page from its HTML. */
export function parseBuiltPage(html: string): BuiltPage {
  const tree = fromHtml(html);
  const article = select('article[data-part]', tree);
  return {
    ids: new Set(selectAll('[id]', tree).map(({ properties }) => String(properties['id']))),
    sections: article ? [introductionOf(article), ...sectionsOf(article)] : [],
    figures: new Map(
      selectAll('figure[id]', tree).map((figure) => [
        String(figure.properties['id']),
        { title: figureTitle(figure), picture: smallPicture(figure) },
      ]),
    ),
  };
}

function introductionOf(article: Element): BuiltSection {
  return { id: '', title: '', ...pageText(article.children.filter((node) => !isSection(node))) };
}

function sectionsOf(article: Element): readonly BuiltSection[] {
  const sections = article.children.filter(isSection).filter((section) => !('dataSearchSkip' in section.properties));
  return sections.map((section) => {
    const heading = section.children.find(isHeading);
    const body = section.children.filter((node) => node !== heading);
    return {
      id: heading?.properties['id'] ?? '',
      title: heading ? pageText(heading.children).text : '',
      ...pageText(body),
    };
  });
}

function figureTitle(figure: Element): string {
  const places = ['header :is(b, strong, h3, h4)', 'header', 'figcaption'];
  const title = places.map((place) => select(place, figure)).find((element) => element != null);
  return title ? pageText(title.children).text : '';
}

type Child = Root['children'][number] | Element['children'][number];

function isSection(node: Child): node is Element {
  const classes = node.type === 'element' && node.tagName === 'section' ? node.properties['className'] : [];
  return Array.isArray(classes) && classes.includes('section');
}

function isHeading(node: Child): node is Element {
  return node.type === 'element' && node.tagName === 'h2';
}
