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

/** The address of the page that shows a chapter's checks, without the base path. */
export function checksPath(slug: string): string {
  return `/${slug}/checks/`;
}

/** The address of the glossary without the base path. */
export const GLOSSARY_PATH = '/glossary/';

/** The address of the list of all symbols without the base path. */
export const NOTATION_PATH = '/notation/';

/** The address of the map of the chapters without the base path. */
export const MAP_PATH = '/map/';

/** The address of a term in the glossary, without the base path. */
export function termAddress(id: string): string {
  return `${GLOSSARY_PATH}#${termAnchor(id)}`;
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

/** The element id of a derivation that comes in three forms, on its page. */
export function derivationAnchor(id: string): string {
  return `derivation-${id}`;
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

/** The element id of a symbol in the notation of its chapter's notes, by its place there. */
export function symbolAnchor(index: number | string): string {
  return `sym-${index}`;
}
