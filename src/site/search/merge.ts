import { equationAnchor } from '../../book/address.ts';
import type { FormulaHit } from './formula-finder.ts';
import { fold } from './fold.ts';
import type { Guess } from './guide.ts';
import type { GuidePlace } from './guide-index.ts';
import { labelOf } from './kinds.ts';
import { drawingOf, type Piece, type SearchResult } from './result.ts';

/** What each source has found, each in its own order, the likeliest first. */
export interface Sources {
  /** The query as it was typed. */
  readonly query: string;
  /** Its telling words as they were searched; results mark them. */
  readonly asked: string;
  /** From the full text. */
  readonly texts: readonly SearchResult[];
  readonly guesses: readonly Guess[];
  readonly formulas: readonly FormulaHit[];
  readonly base: string;
}

/** From this score on, what the guide or the finder of formulas gives stands before the full text. */
const SURE = 0.3;
const MOST_SURE = 4;
/** With fewer results than this, weaker guesses are shown too. */
const FEW = 5;

/**
 * One list from all sources, each address once: titles that equal the query, then sure formulas, sure sections, the full
 * text, and weaker guesses where there is little else.
 */
export function merged({ query, asked, texts, guesses, formulas, base }: Sources): readonly SearchResult[] {
  const words = new Set(fold(asked).split(/[^\p{L}\p{N}]+/u));
  const sections = guesses.map(({ section, score }) => ({ score, result: sectionResult(section, words, base) }));
  const typed = formulas.map((hit) => ({ score: hit.score, result: formulaResult(hit, base) }));
  const sure = [typed, sections].flatMap((source) => source.filter(({ score }) => score >= SURE).slice(0, MOST_SURE));
  const main = [...sure.map(({ result }) => result), ...texts];
  const more = main.length < FEW ? [...typed, ...sections].map(({ result }) => result).slice(0, FEW) : [];
  return firstOfEach(equalTitlesFirst([...main, ...more], query)).map(
    // What the full text says of a section shows where the words stand.
    (result) => texts.find(({ url }) => url === result.url) ?? result,
  );
}

function sectionResult({ url, title, chapter, lead }: GuidePlace, words: ReadonlySet<string>, base: string) {
  return {
    url: withBase(base, url),
    kind: labelOf('Notes'),
    chapter,
    title,
    excerpt: marked(`${lead} …`, words),
    formula: null,
    picture: null,
  };
}

function formulaResult({ entry }: FormulaHit, base: string): SearchResult {
  const url = withBase(base, entry.url);
  return {
    url,
    kind: labelOf(entry.kind),
    chapter: entry.chapter,
    title: entry.title,
    excerpt: [{ text: entry.lead, marked: false }],
    formula: entry.url.includes(`#${equationAnchor('')}`) ? drawingOf(url) : null,
    picture: null,
  };
}

function withBase(base: string, url: string): string {
  return base + url.slice(1);
}

function marked(text: string, words: ReadonlySet<string>): readonly Piece[] {
  return text.split(/([\p{L}\p{N}]+)/u).map((part) => ({ text: part, marked: words.has(fold(part)) && part !== '' }));
}

function equalTitlesFirst(results: readonly SearchResult[], query: string): readonly SearchResult[] {
  const isEqual = ({ title }: SearchResult) => fold(title.replace(/^[\d.]+ | \([\d.]+\)$/g, '')) === fold(query);
  return [...results.filter(isEqual), ...results.filter((result) => !isEqual(result))];
}

function firstOfEach(results: readonly SearchResult[]): readonly SearchResult[] {
  const urls = new Set<string>();
  return results.filter(({ url }) => !urls.has(url) && urls.add(url));
}
