import type { PagefindData } from './engine.ts';

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
}

const FORMULA_URL = /([^/]+)\/(?:(?:homeworks|discussions)\/)?#eq-(.+)$/;

/** Reads Pagefind's data of a result. */
export function readResult(data: PagefindData): SearchResult {
  const { title = '', kind = '', chapter = '' } = data.meta;
  return {
    url: data.url,
    kind,
    chapter,
    title,
    excerpt: readExcerpt(data),
    formula: kind === 'Formula' ? data.url.replace(FORMULA_URL, 'pagefind/formula/$1/$2.txt') : null,
  };
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
