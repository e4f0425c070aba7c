import { equationAnchor, figureAnchor } from '../../book/address.ts';
import type { PagefindData } from './engine.ts';
import { figurePath, formulaPath, INDEX_FOLDER } from './index-files.ts';
import { labelOf } from './kinds.ts';

/** A piece of text, marked where the query was found in it. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** One result, ready to be shown. */
export interface SearchResult {
  /** With the base path. */
  readonly url: string;
  /** In the singular: "Formula". */
  readonly kind: string;
  /** "7 RNNs" */
  readonly chapter: string;
  readonly title: string;
  readonly excerpt: readonly Piece[];
  /** Address of the drawn formula; null for what is no formula. */
  readonly formula: string | null;
  /** Address of the small picture of a figure; null for what is no figure. */
  readonly picture: string | null;
}

/** The end of an equation's or a figure's address: the slug of its chapter, its page, its id. */
const EQUATION = endOf(equationAnchor('(.+)'));
const FIGURE = endOf(figureAnchor('(.+)'));

/** Reads Pagefind's data of a result. */
export function readResult(data: PagefindData): SearchResult {
  const { title = '', kind = '', chapter = '' } = data.meta;
  return {
    url: data.url,
    kind,
    chapter,
    title,
    excerpt: readExcerpt(data),
    formula: kind === labelOf('Formulas') ? drawingOf(data.url) : null,
    picture: kind === labelOf('Figures') ? pictureOf(data.url) : null,
  };
}

/** The address of the file that holds an equation as HTML, from the address of the equation. */
export function drawingOf(url: string): string {
  return url.replace(EQUATION, (_, slug: string, id: string) => INDEX_FOLDER + formulaPath(slug, id));
}

function pictureOf(url: string): string {
  return url.replace(FIGURE, (_, slug: string, id: string) => INDEX_FOLDER + figurePath(slug, id));
}

function endOf(anchor: string): RegExp {
  return new RegExp(`([^/]+)/(?:(?:homeworks|discussions)/)?#${anchor}$`);
}

/**
 * The excerpt as text, with dots where it does not begin or end with its text: the tags around the words found are read,
 * everything else is text and stays text.
 */
function readExcerpt({ excerpt, content }: PagefindData): readonly Piece[] {
  const text = plain(excerpt.replace(/<\/?mark>/g, ''));
  const whole = `${content.startsWith(text) ? '' : '… '}${excerpt}${content.endsWith(text) ? '' : ' …'}`;
  return whole.split(/<mark>(.*?)<\/mark>/).map((part, index) => ({ text: plain(part), marked: index % 2 === 1 }));
}

/** Pagefind writes `<` and `>` of the text as entities. */
function plain(escaped: string): string {
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}
