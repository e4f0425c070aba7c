import type { Engine } from './engine.ts';
import { askFullText } from './full-text.ts';
import { KINDS, labelOf, type Kind } from './kinds.ts';
import { readResult, type SearchResult } from './result.ts';
import { looksLikeFormula } from './looks-like-formula.ts';
import { merged, type Sources } from './merge.ts';
import { asTyped, used, wordsOf, type SearchedWord } from './searched-word.ts';
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
  /** Words of the site that may be meant, where nothing was found at all. */
  readonly suggestions: readonly string[];
}

/** Characters of a query that are read. */
export const LONGEST_QUERY = 120;

/**
 * Finds what the query means: common words are dropped, misspelled ones replaced by the nearest of the site's own, and
 * when nothing holds all the words, the one that stands in the way is left out. A title equal to the query comes first.
 */
export async function searchSite(engine: Engine, query: string, filter: Filter): Promise<Answer> {
  const line = query.replace(/\s+/g, ' ').trim();
  const text = [...line].slice(0, LONGEST_QUERY).join('').trim();
  const isLiteral = filter.literal === true || /^".*"$/.test(text);
  const words = isLiteral ? asTyped(text) : wordsOf(text, engine.speller);
  const found = await askFullText(engine, words, filter.kind);
  const texts = await Promise.all(
    found.answer.results.slice(0, filter.limit).map(async (result) => readResult(await result.data())),
  );
  const asked = used(words);
  const guesses = isLiteral ? NO_GUESSES : await guess(engine, { typed: text, asked }, filter.kind);
  const results = isLiteral ? texts : merged({ query: text, asked, texts, base: engine.base, ...guesses });
  // Where more texts were found than read, what the guide gives may be among them.
  const added = found.answer.results.length > texts.length ? [] : results.filter((result) => !texts.includes(result));
  return {
    query: text,
    isCut: text !== line,
    words: found.words,
    kind: filter.kind,
    total: found.answer.results.length + added.length,
    counts: withAdded(found.answer.totalFilters['kind'] ?? {}, added),
    all: found.answer.unfilteredResultCount + added.length,
    results: results.slice(0, filter.limit),
    suggestions: found.answer.unfilteredResultCount + results.length > 0 ? [] : suggestionsFor(text, engine.speller),
  };
}

const MOST_SUGGESTIONS = 5;

/** The words nearest to those of a query that led nowhere. */
function suggestionsFor(text: string, speller: Speller): readonly string[] {
  const words = text.match(/\p{L}{3,}/gu) ?? [];
  return [...new Set(words.flatMap(speller.leastFar))].slice(0, MOST_SUGGESTIONS);
}

type Guesses = Pick<Sources, 'guesses' | 'formulas'>;

const NO_GUESSES: Guesses = { guesses: [], formulas: [] };

/** What the guide and the finder of formulas make of the query. */
async function guess(
  engine: Engine,
  { typed, asked }: { readonly typed: string; readonly asked: string },
  kind: Kind | null,
): Promise<Guesses> {
  const isFormula = looksLikeFormula(typed) && (kind === null || kind === 'Formulas');
  return {
    guesses: kind === null || kind === 'Notes' ? await engine.guide(asked) : [],
    formulas: isFormula ? (await engine.formulas())(typed) : [],
  };
}

/** The counts of each kind with what the guide adds. */
function withAdded(counts: Answer['counts'], added: readonly SearchResult[]): Answer['counts'] {
  const sum = { ...counts };
  for (const { kind: label } of added) {
    const kind = KINDS.find((each) => labelOf(each) === label);
    if (kind !== undefined) sum[kind] = (sum[kind] ?? 0) + 1;
  }
  return sum;
}
