import { at as item, range } from '../../core/array.ts';
import { formatCount, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { everySegmentation, isUniquelyDecodable, kraftSum, type LongestMatch, longestMatch, type PlacedToken, placedTokens, prefixPair, segmentationCounts } from '../../core/segmentation.ts'; // prettier-ignore

const params = {
  vocabulary: {
    kind: 'text',
    label: 'Vocabulary',
    help: 'Tokens, apart by commas or spaces.',
    most: 60,
    start: 'a, an, n, d',
  },
  string: { kind: 'text', label: 'String', most: 12, start: 'and' },
  A: {
    kind: 'number',
    label: 'Letters in the alphabet, at least',
    min: 1,
    max: 64,
    step: 1,
    start: 1,
    help: 'For the Kraft sum. The letters typed count in any case.',
  },
} as const;

/** All ways to cut a string into tokens of a vocabulary. */
export interface Segmentations {
  /** The characters of the string. */
  readonly letters: readonly string[];
  /** The distinct tokens of the vocabulary, as typed. */
  readonly tokens: readonly string[];
  /** Every place where a token stands in the string, and in how many whole cuts it takes part. */
  readonly placed: readonly (PlacedToken & { readonly uses: number })[];
  /** In how many ways the first i characters can be cut, for i = 0..n. */
  readonly counts: readonly number[];
  /** The first of these ways, as lists of tokens. */
  readonly cuts: readonly (readonly string[])[];
  readonly longest: LongestMatch;
  /** Two tokens of which one starts the other; null for a prefix-free vocabulary. */
  readonly prefix: readonly [string, string] | null;
  /** Whether no string at all can be cut in two ways. */
  readonly isUnique: boolean;
  /** The size of the alphabet in the Kraft sum. */
  readonly alphabet: number;
  readonly kraft: number;
}

/** Which vocabularies leave one way to cut a string, and which leave many. */
export const model = defineModel({
  title: 'How many ways can this be cut?',
  params,
  shortcuts: [
    { label: 'banana', settings: () => ({ vocabulary: 'b, a, n, an, na, ban, ana', string: 'banana' }) },
    { label: 'Suffix-free', settings: () => ({ vocabulary: '0, 01, 11', string: '00111', A: 1 }) },
    { label: 'Prefix-free', settings: () => ({ vocabulary: '0, 10, 110, 111', string: '01100111', A: 1 }) },
  ],
  init: () => null,
  derive: (_, { vocabulary, string, A }): Segmentations => cutsOf(tokensOf(vocabulary), string, A),
  readings: (shown) => [
    { label: 'Ways to cut the string', value: formatCount(waysOf(shown)) },
    { label: 'Prefix-free', value: yesOrNo(shown.prefix === null) },
    { label: 'Uniquely decodable', value: yesOrNo(shown.isUnique) },
    { label: `Kraft sum, A = ${shown.alphabet}`, value: formatNumber(shown.kraft, 4) },
  ],
  describe: (shown, { string }) =>
    `The string “${string}” has ${waysInWords(shown)} into tokens of a vocabulary of ${shown.tokens.length}: ` +
    `${shown.tokens.map((token) => `“${token}”`).join(', ')}. ` +
    `Cuts of the first 0, 1, … letters: ${shown.counts.map(formatCount).join(', ')}. ${longestInWords(shown)} ` +
    `The vocabulary is ${shown.prefix === null ? 'prefix-free' : 'not prefix-free'}; ` +
    `it is ${shown.isUnique ? '' : 'not '}uniquely decodable. ` +
    `Its Kraft sum with ${shown.alphabet} letters is ${formatNumber(shown.kraft, 4)}.`,
  laws: {
    'a prefix-free vocabulary leaves at most one way, which the longest match finds': (shown) =>
      shown.prefix !== null || waysOf(shown) === (shown.longest.isWhole ? 1 : 0),
    'a prefix-free vocabulary keeps every string unique': ({ prefix, isUnique }) => prefix !== null || isUnique,
    'where every string is unique, so is this one, and the Kraft sum is at most 1': (shown) =>
      !shown.isUnique || (waysOf(shown) <= 1 && shown.kraft <= 1 + ROUNDING),
    'the ways that are listed are different, and as many as there are to list': (shown) =>
      new Set(shown.cuts.map((cut) => cut.join(' '))).size === Math.min(MOST_CUTS, waysOf(shown)),
    'a longest match that reaches the end is one of the ways': (shown) => !shown.longest.isWhole || waysOf(shown) > 0,
    'the uses of the tokens that cover a letter add up to the ways': (shown) =>
      shown.letters.every((_, i) => usesOver(shown, i) === waysOf(shown)),
  },
});

const ROUNDING = 1e-9;

/** How many ways are listed one by one. */
const MOST_CUTS = 8;

/** In how many ways the whole string can be cut. */
export function waysOf({ counts }: Segmentations): number {
  return item(counts, counts.length - 1);
}

/** The same in words: "2 ways", "no way". */
export function waysInWords(shown: Segmentations): string {
  const ways = waysOf(shown);
  if (ways === 0) return 'no way to be cut';
  return `${formatCount(ways)} ${ways === 1 ? 'way' : 'ways'} to be cut`;
}

/** How far the longest match gets. */
export function longestInWords({ longest, letters }: Segmentations): string {
  const reached = longest.tokens.at(-1)?.to ?? 0;
  return longest.isWhole
    ? `Longest match: ${longest.tokens.length} ${longest.tokens.length === 1 ? 'token' : 'tokens'}.`
    : `Longest match: stuck after ${reached} of ${letters.length} letters.`;
}

function tokensOf(typed: string): readonly string[] {
  return [...new Set(typed.split(/[\s,]+/).filter((token) => token !== ''))];
}

function cutsOf(tokens: readonly string[], string: string, atLeast: number): Segmentations {
  const letters = [...string];
  const counts = segmentationCounts(tokens, string);
  const alphabet = Math.max(atLeast, new Set([...tokens.join(''), ...letters]).size);
  const after = countsAfter(tokens, string);
  return {
    letters,
    tokens,
    placed: placedTokens(tokens, string).map((placed) => ({
      ...placed,
      uses: item(counts, placed.from) * item(after, placed.to),
    })),
    counts,
    cuts: everySegmentation(tokens, string).slice(0, MOST_CUTS),
    longest: longestMatch(tokens, string),
    prefix: prefixPair(tokens),
    isUnique: isUniquelyDecodable(tokens),
    alphabet,
    kraft: kraftSum(tokens, alphabet),
  };
}

/** In how many ways the rest of the string from place i on can be cut, for i = 0..n. */
function countsAfter(tokens: readonly string[], string: string): readonly number[] {
  const letters = [...string];
  return range(letters.length + 1).map((i) => {
    const counts = segmentationCounts(tokens, letters.slice(i).join(''));
    return item(counts, counts.length - 1);
  });
}

function usesOver({ placed }: Segmentations, letter: number): number {
  return placed.filter(({ from, to }) => from <= letter && letter < to).reduce((all, { uses }) => all + uses, 0);
}

function yesOrNo(is: boolean): string {
  return is ? 'yes' : 'no';
}
