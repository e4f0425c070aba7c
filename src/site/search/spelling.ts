import levenshtein from 'damerau-levenshtein';
import { fold, stem } from './fold.ts';
import { unpackWords } from './word-list.ts';

/** Tells which words the site knows, and the nearest one to a word that it does not know. */
export interface Speller {
  /** Whether the word is too common to tell anything: "the". */
  readonly isCommon: (word: string) => boolean;
  /** Whether the word, an inflection of it or a longer word that begins with it is on the site. */
  readonly isKnown: (word: string) => boolean;
  /** The nearest known word in one or two slips of the finger; null when none is near. */
  readonly nearest: (word: string) => string | null;
  /** Up to three known words that are the least far, however far that is, within half of the word's letters. */
  readonly leastFar: (word: string) => readonly string[];
}

/**
 * A speller over words in small letters without accents. The first line holds the common words, each further one a
 * packed list; the first word wins when two are equally near.
 */
export function createSpeller(vocabulary: string): Speller {
  const [common = '', ...lines] = vocabulary.split('\n');
  const commonWords = common.split(' ');
  const words = lines.flatMap(unpackWords);
  const stems = new Set(words.map(stem));
  return {
    isCommon: (word) => commonWords.includes(fold(word)),
    isKnown: (word) => stems.has(stem(fold(word))) || words.some((known) => known.startsWith(fold(word))),
    nearest: (word) => near(words, fold(word), slipsOf(word))[0] ?? null,
    leastFar: (word) => near(words, fold(word), Math.floor(word.length / 2)).slice(0, MOST_SUGGESTED),
  };
}

const MOST_SUGGESTED = 3;

/** A word of four or five letters may be off by one slip, a longer one by two; a shorter one is as it is. */
function slipsOf({ length }: string): number {
  if (length < 4) return 0;
  return length < 6 ? 1 : 2;
}

/** The words within so many slips of a word, the nearest first. */
function near(words: readonly string[], word: string, limit: number): readonly string[] {
  if (limit === 0) return [];
  return words
    .filter(({ length }) => Math.abs(length - word.length) <= limit)
    .map((known) => ({ known, slips: slipsBetween(known, word) }))
    .filter(({ slips }) => slips <= limit)
    .sort((a, b) => a.slips - b.slips)
    .map(({ known }) => known);
}

/** How many letters are put in, left out, changed or swapped with the next (Damerau and Levenshtein's distance). */
function slipsBetween(a: string, b: string): number {
  return levenshtein(a, b).steps;
}
