import type { Engine, PagefindAnswer } from './engine.ts';
import type { Kind } from './kinds.ts';
import { readResult, type SearchResult } from './result.ts';
import type { Speller } from './spelling.ts';

/** What to look for. */
export interface Filter {
  /** Null for all kinds. */
  readonly kind: Kind | null;
  /** How many results to read at most. */
  readonly limit: number;
  /** Whether the query is searched as it stands, without corrected or dropped words. */
  readonly literal?: boolean;
}

/** A word of the query and what was searched for in its place; null when it was left out. */
export interface SearchedWord {
  readonly typed: string;
  readonly used: string | null;
}

/** What was found. */
export interface Answer {
  /** The query in one line, cut to `LONGEST_QUERY`. */
  readonly query: string;
  readonly isCut: boolean;
  readonly words: readonly SearchedWord[];
  readonly kind: Kind | null;
  /** How many results there are of the kind asked for. */
  readonly total: number;
  /** How many there are of each kind; a kind without any may be missing. */
  readonly counts: Readonly<Partial<Record<string, number>>>;
  /** How many there are of all kinds. */
  readonly all: number;
  readonly results: readonly SearchResult[];
}

/** Characters of a query that are read. */
export const LONGEST_QUERY = 120;

const HAS_WORD = /[\p{L}\p{N}∇∂∞∑∏√]/u;
const IS_SPELLABLE = /^\p{L}{2,}$/u;

/**
 * Finds what the query means: common words are dropped, misspelled ones replaced by the nearest of the site's own, and
 * when nothing holds all the words, the one that stands in the way is left out. A title equal to the query comes first.
 */
export async function searchSite(engine: Engine, query: string, filter: Filter): Promise<Answer> {
  const line = query.replace(/\s+/g, ' ').trim();
  const text = [...line].slice(0, LONGEST_QUERY).join('').trim();
  const words = filter.literal || /^".*"$/.test(text) ? asTyped(text) : wordsOf(text, engine.speller);
  const found = await ask(engine, words, filter);
  const results = await Promise.all(
    found.answer.results.slice(0, filter.limit).map(async (result) => readResult(await result.data())),
  );
  return {
    query: text,
    isCut: text !== line,
    words: found.words,
    kind: filter.kind,
    total: found.answer.results.length,
    counts: found.answer.totalFilters['kind'] ?? {},
    all: found.answer.unfilteredResultCount,
    results: equalTitlesFirst(results, text),
  };
}

function asTyped(text: string): readonly SearchedWord[] {
  return [{ typed: text, used: text }];
}

/** The words that are searched for; one that the site does not know and nothing is near to is left out. */
function wordsOf(text: string, speller: Speller): readonly SearchedWord[] {
  const typed = text
    .replace(/(?<=\p{L})\(/gu, ' (')
    .split(' ')
    .filter((word) => HAS_WORD.test(word));
  const telling = typed.filter((word) => !speller.isCommon(lettersOf(word)));
  return telling.length === 0
    ? typed.map((word) => ({ typed: word, used: word }))
    : telling.map((word) => spelled(word, speller));
}

function spelled(word: string, speller: Speller): SearchedWord {
  const letters = lettersOf(word);
  const isFine = !IS_SPELLABLE.test(letters) || speller.isKnown(letters);
  return { typed: word, used: isFine ? word : speller.nearest(letters) };
}

/** The word without the marks around it. */
function lettersOf(word: string): string {
  return word.replace(/^\P{L}+|\P{L}+$/gu, '');
}

interface Found {
  readonly words: readonly SearchedWord[];
  readonly answer: PagefindAnswer;
}

const NOTHING: PagefindAnswer = { results: [], unfilteredResultCount: 0, totalFilters: {} };

/** Pagefind gives what holds all words; when that is nothing, one word less is tried, the last first. */
async function ask(engine: Engine, words: readonly SearchedWord[], filter: Filter): Promise<Found> {
  const fewer = words.toReversed().map((left) => words.map((word) => (word === left ? { ...word, used: null } : word)));
  for (const tried of [words, ...fewer]) {
    const answer = await askPagefind(engine, tried, filter);
    if (answer.unfilteredResultCount > 0) return { words: tried, answer };
  }
  return { words, answer: NOTHING };
}

async function askPagefind(engine: Engine, words: readonly SearchedWord[], { kind }: Filter): Promise<PagefindAnswer> {
  const query = used(words);
  if (query === '') return NOTHING;
  return engine.pagefind.search(query, { filters: kind === null ? {} : { kind } });
}

function used(words: readonly SearchedWord[]): string {
  return words.flatMap((word) => word.used ?? []).join(' ');
}

function equalTitlesFirst(results: readonly SearchResult[], query: string): readonly SearchResult[] {
  const isEqual = ({ title }: SearchResult) =>
    title.replace(/^[\d.]+ | \([\d.]+\)$/g, '').toLowerCase() === query.toLowerCase();
  return [...results.filter(isEqual), ...results.filter((result) => !isEqual(result))];
}
