import { at, sum } from '../../core/array.ts';
import {
  baseVocabulary,
  type CountedWord,
  encodePairs,
  learnPairs,
  type Merge,
  pairCounts,
  tokenCount,
  uncut,
} from '../../core/byte-pair.ts';

/** What is drawn: how often each word stands in the text, a word to encode, and a number of merges. */
export interface Numbers {
  /** The counts of the four words, in their order. */
  readonly counts: readonly number[];
  /** Made of the letters of the words, and none of them. */
  readonly probe: string;
  /** M of the question about the size of the vocabulary. */
  readonly merges: number;
}

/** The words of the text. */
export const WORDS = ['low', 'lower', 'newest', 'widest'];

/** How many merges are learned by hand. */
export const LEARNED = 5;

/** What the questions ask for. */
export interface Answers {
  /** The learned merges, with the counts of their pairs. */
  readonly merges: readonly Merge[];
  /** Tokens of the text before the first merge and after the last. */
  readonly before: number;
  readonly after: number;
  /** The probe in tokens. */
  readonly encoded: readonly string[];
  /** The base symbols, with the end mark. */
  readonly base: readonly string[];
}

/** The words of the text with their counts. */
export function corpusOf(counts: readonly number[]): readonly CountedWord[] {
  return WORDS.map((word, i) => ({ word, count: at(counts, i) }));
}

/** Learns the merges and applies them to the text and to the probe. */
export function answersOf({ counts, probe }: Pick<Numbers, 'counts' | 'probe'>): Answers {
  const corpus = corpusOf(counts);
  const { merges, corpora } = learnPairs(corpus, LEARNED);
  return {
    merges,
    before: tokenCount(at(corpora, 0)),
    after: tokenCount(at(corpora, corpora.length - 1)),
    encoded: encodePairs(probe, merges),
    base: baseVocabulary(corpus),
  };
}

/** The counts of some merges. */
export function countsOf(merges: readonly Merge[]): readonly number[] {
  return merges.map(({ count }) => count);
}

/** The largest counts of pairs before any merge. */
export function firstCounts(counts: readonly number[]): readonly number[] {
  return countsOf(pairCounts(uncut(corpusOf(counts))).slice(0, LEARNED));
}

/** The number of words in the text. */
export function wordsIn(counts: readonly number[]): number {
  return sum(counts);
}
