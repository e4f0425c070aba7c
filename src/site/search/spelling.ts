import { fold, stem } from './fold.ts';

/** Tells which words the site knows, and the nearest one to a word that it does not know. */
export interface Speller {
  /** Whether the word is too common to tell anything: "the". */
  readonly isCommon: (word: string) => boolean;
  /** Whether the word, an inflection of it or a longer word that begins with it is on the site. */
  readonly isKnown: (word: string) => boolean;
  /** The nearest known word in one or two slips of the finger; null when none is near. */
  readonly nearest: (word: string) => string | null;
}

/**
 * A speller over words in small letters without accents, one a line; the first wins when two are equally near. The first
 * line holds the common words.
 */
export function createSpeller(vocabulary: string): Speller {
  const [common = '', ...words] = vocabulary.split('\n');
  const commonWords = common.split(' ');
  const stems = new Set(words.map(stem));
  return {
    isCommon: (word) => commonWords.includes(fold(word)),
    isKnown: (word) => stems.has(stem(fold(word))) || words.some((known) => known.startsWith(fold(word))),
    nearest: (word) => nearest(words, fold(word)),
  };
}

/** A word of four or five letters may be off by one slip, a longer one by two; a shorter one is as it is. */
function nearest(words: readonly string[], word: string): string | null {
  const limit = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  for (let slips = 1; slips <= limit; slips += 1) {
    const near = words.find((known) => isNear(known, word, slips));
    if (near !== undefined) return near;
  }
  return null;
}

/** Whether so many slips lead from one word to the other: a letter put in, left out, changed or swapped with the next. */
function isNear(a: string, b: string, slips: number): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (Math.abs(x.length - y.length) > slips) return false;
  if (x === '' || y === '' || slips === 0) return x.length + y.length <= slips;
  const isSwapped = x[0] === y[1] && x[1] === y[0];
  const rests = [[1, 1], [1, 0], [0, 1], ...(isSwapped ? [[2, 2]] : [])];
  return rests.some(([i, j]) => isNear(x.slice(i), y.slice(j), slips - 1));
}
