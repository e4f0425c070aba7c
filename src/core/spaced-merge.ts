import { sum } from './array.ts';
import type { CountedWord, Merge } from './byte-pair.ts';

/**
 * A word written as symbols with spaces between them, after one merge from left to right: "l o w _" with l + o is "lo w _".
 *
 * By replacing strings, as in the program of Sennrich et al. (2016). Symbols hold letters and the end mark alone.
 */
export function spacedMerge(word: string, { left, right }: Pick<Merge, 'left' | 'right'>): string {
  return word.replaceAll(new RegExp(`(?<!\\S)${left} ${right}(?!\\S)`, 'g'), left + right);
}

/** The number of tokens of a corpus after these merges, each word counted as often as it stands there. */
export function spacedLength(corpus: readonly CountedWord[], merges: readonly Merge[]): number {
  const lengths = corpus.map(({ word, count }) => {
    const symbols = merges.reduce(spacedMerge, `${[...word].join(' ')} _`);
    return count * symbols.split(' ').length; // prettier-ignore
  });
  return sum(lengths);
}

/** How many different symbols occur before, between or after these merges: base symbols and what the merges made. */
export function symbolsEver(corpus: readonly CountedWord[], merges: readonly Merge[]): number {
  const stages = [...merges.keys(), merges.length].map((m) => merges.slice(0, m));
  const written = corpus.flatMap(({ word }) =>
    stages.map((before) => before.reduce(spacedMerge, `${[...word].join(' ')} _`)),
  );
  return new Set(written.flatMap((symbols) => symbols.split(' '))).size;
}
