import { at, range, sum } from '../../core/array.ts';
import { longestMatch, segmentationCounts } from '../../core/segmentation.ts';

/** What is drawn: tokens of one letter to repeat, a word with its vocabulary, and lengths of a prefix-free set. */
export interface Numbers {
  /** The lengths of the tokens a, aa, aaa, in rising order, at least two of them. */
  readonly runs: readonly number[];
  /** The number of letters of the text of a's. */
  readonly letters: number;
  readonly word: string;
  /** Tokens for the word; every letter of it is one. */
  readonly vocabulary: readonly string[];
  /** A, the number of characters of the prefix-free set. */
  readonly alphabet: number;
  /** The lengths of its tokens, in rising order. */
  readonly lengths: readonly number[];
  /** The length of the tokens to be added, no shorter than the others. */
  readonly added: number;
}

/** What the questions ask for. */
export interface Answers {
  /** N_i of the repeated letter, for i = 0, 1, ... */
  readonly repeated: readonly number[];
  /** N_i of the word. */
  readonly cuts: readonly number[];
  /** The tokens of the longest match. */
  readonly longest: readonly string[];
  readonly kraft: number;
  /** How many tokens of the new length fit. */
  readonly room: number;
}

/** All answers of one instance. */
export function answersOf({ runs, letters, word, vocabulary, alphabet, lengths, added }: Numbers): Answers {
  return {
    repeated: segmentationCounts(repeatedTokens(runs), 'a'.repeat(letters)),
    cuts: segmentationCounts(vocabulary, word),
    longest: longestMatch(vocabulary, word).tokens.map(({ token }) => token),
    kraft: kraftOf(lengths, alphabet),
    room: alphabet ** added - sum(lengths.map((length) => alphabet ** (added - length))),
  };
}

/** The tokens a, aa, ... of these lengths. */
export function repeatedTokens(runs: readonly number[]): readonly string[] {
  return runs.map((length) => 'a'.repeat(length));
}

/** The sum of A^-length over some tokens, of which several may be equally long. */
export function kraftOf(lengths: readonly number[], alphabet: number): number {
  return sum(lengths.map((length) => alphabet ** -length));
}

/** The last of some counts. */
export function last(counts: readonly number[]): number {
  return at(counts, counts.length - 1);
}

/** In how many ways a sum of m is made of these lengths when their order does not count. */
export function unordered(runs: readonly number[], letters: number): number {
  const ways = [1, ...range(letters).map(() => 0)];
  for (const run of runs) {
    for (let i = run; i <= letters; i += 1) ways[i] = at(ways, i) + at(ways, i - run);
  }
  return at(ways, letters);
}
