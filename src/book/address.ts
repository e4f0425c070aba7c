import type { PartName } from './types.ts';

const PART_FOLDERS: Readonly<Record<PartName, string>> = {
  notes: '',
  homeworks: 'homeworks/',
  discussions: 'discussions/',
};

/** The address of a chapter's page without the base path: "/rnn/", "/rnn/homeworks/". */
export function pagePath(slug: string, part: PartName): string {
  return `/${slug}/${PART_FOLDERS[part]}`;
}

/** The element id of an equation on its page. */
export function equationAnchor(id: string): string {
  return `eq-${id}`;
}

/** The element id of an explorable or a diagram on its page. */
export function figureAnchor(id: string): string {
  return `fig-${id}`;
}

/** The element id of a self-grading problem on its page. */
export function problemAnchor(id: string): string {
  return `problem-${id}`;
}

/** The element id of a card in the list at the end of its chapter's notes. */
export function cardAnchor(key: string): string {
  return `card-${key}`;
}

/** The element id of a card where the text asks for it. */
export function recallAnchor(key: string): string {
  return `recall-${key}`;
}

/** The element id of a term in the glossary. */
export function termAnchor(id: string): string {
  return `term-${id}`;
}

/** The element id of a work in the references of a page that cites it. */
export function sourceAnchor(key: string): string {
  return `ref-${key}`;
}
