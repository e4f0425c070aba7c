import { at, sum } from './array.ts';

/** Marks the end of every word, so that no merge crosses it. */
export const END_OF_WORD = '_';

/** A word of a corpus and how often it stands there. */
export interface CountedWord {
  readonly word: string;
  /** A whole number from 1 on. */
  readonly count: number;
}

/** Two symbols that become one, and how often they stood side by side when they were merged. */
export interface Merge {
  readonly left: string;
  readonly right: string;
  readonly count: number;
}

/** A corpus cut into symbols: entry i belongs to word i. */
export type CutCorpus = readonly { readonly symbols: readonly string[]; readonly count: number }[];

/** The base symbols of a word: its characters (code points), then the end mark. */
export function baseSymbols(word: string): readonly string[] {
  return [...word, END_OF_WORD];
}

/** A corpus before the first merge. */
export function uncut(corpus: readonly CountedWord[]): CutCorpus {
  return corpus.map(({ word, count }) => ({ symbols: baseSymbols(word), count }));
}

/**
 * All adjacent pairs with their counts, the most frequent first; counts are weighted by those of the words.
 *
 * Of equal counts the string "left right", with one space between, that comes first in code-unit order goes first. A
 * pair is counted at every position, also where it overlaps itself, as in "aaa".
 */
export function pairCounts(corpus: CutCorpus): readonly Merge[] {
  const counts = new Map<string, Merge>();
  for (const { symbols, count } of corpus) {
    for (const [i, right] of symbols.slice(1).entries()) {
      const left = at(symbols, i);
      const key = `${left} ${right}`;
      counts.set(key, { left, right, count: (counts.get(key)?.count ?? 0) + count });
    }
  }
  return [...counts]
    .toSorted(([a, { count: first }], [b, { count: second }]) => second - first || (a < b ? -1 : 1))
    .map(([, pair]) => pair);
}

/** The symbols after one merge everywhere, from left to right. */
export function merged(symbols: readonly string[], { left, right }: Pick<Merge, 'left' | 'right'>): readonly string[] {
  const result: string[] = [];
  for (let i = 0; i < symbols.length; i += 1) {
    const isPair = symbols[i] === left && symbols[i + 1] === right;
    result.push(isPair ? left + right : at(symbols, i));
    if (isPair) i += 1;
  }
  return result;
}

/** Byte-pair encoding, trained. */
export interface TrainedPairs {
  /** In the order in which they were learned; fewer than asked for when no pair is left. */
  readonly merges: readonly Merge[];
  /** The corpus after 0, 1, ... merges. */
  readonly corpora: readonly CutCorpus[];
}

/** Learns at most `most` merges: each time the most frequent adjacent pair, wherever it stands (Sennrich et al., 2016). */
export function learnPairs(corpus: readonly CountedWord[], most: number): TrainedPairs {
  const merges: Merge[] = [];
  const corpora: CutCorpus[] = [uncut(corpus)];
  for (let best = bestPair(corpora); merges.length < most && best !== undefined; best = bestPair(corpora)) {
    const pair = best;
    merges.push(pair);
    corpora.push(
      at(corpora, corpora.length - 1).map(({ symbols, count }) => ({ symbols: merged(symbols, pair), count })),
    );
  }
  return { merges, corpora };
}

/** A word cut by the merges in their learned order; characters that the corpus never had stay as they are. */
export function encodePairs(word: string, merges: readonly Pick<Merge, 'left' | 'right'>[]): readonly string[] {
  return applyPairs(baseSymbols(word), merges);
}

/** Symbols after all merges, each of them everywhere before the next. */
export function applyPairs(
  symbols: readonly string[],
  merges: readonly Pick<Merge, 'left' | 'right'>[],
): readonly string[] {
  return merges.reduce(merged, symbols);
}

/** How many tokens a corpus has, each word counted as often as it stands there. */
export function tokenCount(corpus: CutCorpus): number {
  return sum(corpus.map(({ symbols, count }) => symbols.length * count));
}

/** The distinct base symbols of a corpus in code-unit order. */
export function baseVocabulary(corpus: readonly CountedWord[]): readonly string[] {
  return [...new Set(corpus.flatMap(({ word }) => baseSymbols(word)))].toSorted(byCodeUnits);
}

function bestPair(corpora: readonly CutCorpus[]): Merge | undefined {
  return pairCounts(at(corpora, corpora.length - 1))[0];
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
