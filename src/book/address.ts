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

/** The address of the page that asks cards of all chapters, without the base path. */
export const RECALL_PATH = '/recall/';

/** The address of the cards of all chapters as data, without the base path. */
export const CARDS_PATH = '/practice/cards.json';

/** The address of the mock exams without the base path. */
export const EXAM_PATH = '/exam/';

/** The address of the problems and questions for discussion of all chapters as data, without the base path. */
export const ITEMS_PATH = '/practice/items.json';

/** The address of the plan until the exam, without the base path. */
export const PLAN_PATH = '/plan/';

/** The address of the short test over all chapters, without the base path. */
export const DIAGNOSTIC_PATH = '/plan/diagnostic/';

/** The address of what a plan is made from, as data, without the base path. */
export const TOPICS_PATH = '/practice/topics.json';

/** The address of the page of what is stored of the reader, without the base path. */
export const RECORDS_PATH = '/records/';

/** The address of the page that offers the cards as Anki decks, without the base path. */
export const ANKI_PATH = '/anki/';

/** The address of the Anki deck of a chapter, or of all chapters (`null`), without the base path. */
export function deckPath(slug: string | null): string {
  return `${ANKI_PATH}${slug ?? 'all-chapters'}.apkg`;
}

/** The address of the page of what is stored for reading without a network, without the base path. */
export const OFFLINE_PATH = '/offline/';

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

/** The element id of the block of the notes that says what a card asks, where it has no other. */
export function factAnchor(key: string): string {
  return `fact-${key}`;
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
