import { at, range, sum } from './array.ts';

/** A token at a place of a text: it covers the characters from `from` up to, not including, `to`. */
export interface PlacedToken {
  readonly token: string;
  readonly from: number;
  readonly to: number;
}

/** Every place of a text where a token of the vocabulary stands, by its start, then by its length. Characters are code points. */
export function placedTokens(vocabulary: readonly string[], text: string): readonly PlacedToken[] {
  const characters = [...text];
  const tokens = [...new Set(vocabulary)].map((token) => ({ token, length: [...token].length }));
  const sized = tokens.filter(({ length }) => length > 0).toSorted((a, b) => a.length - b.length);
  return range(characters.length).flatMap((from) =>
    sized
      .filter(({ token, length }) => characters.slice(from, from + length).join('') === token)
      .map(({ token, length }) => ({ token, from, to: from + length })),
  );
}

/**
 * In how many ways the first i characters of a text can be cut into tokens, for i = 0..n.
 *
 * c_0 = 1, and c_i is the sum of c_{i-|t|} over the tokens t that end at i. Characters are code points.
 */
export function segmentationCounts(vocabulary: readonly string[], text: string): readonly number[] {
  const placed = placedTokens(vocabulary, text);
  const counts: number[] = [1];
  for (let end = 1; end <= [...text].length; end += 1) {
    counts.push(sum(placed.filter(({ to }) => to === end).map(({ from }) => at(counts, from))));
  }
  return counts;
}

/** How far the longest match gets: its tokens, and whether they cover the whole text. */
export interface LongestMatch {
  readonly tokens: readonly PlacedToken[];
  readonly isWhole: boolean;
}

/** Cuts a text from the left, each time taking the longest token that fits; stops where none does. */
export function longestMatch(vocabulary: readonly string[], text: string): LongestMatch {
  const placed = placedTokens(vocabulary, text);
  const length = [...text].length;
  const tokens: PlacedToken[] = [];
  let place = 0;
  while (place < length) {
    const longest = placed.findLast(({ from }) => from === place);
    if (longest === undefined) break;
    tokens.push(longest);
    place = longest.to;
  }
  return { tokens, isWhole: place === length };
}

/** The first two different entries of which one starts the other, shorter first; null for a prefix-free set. */
export function prefixPair(vocabulary: readonly string[]): readonly [string, string] | null {
  for (const start of vocabulary) {
    const longer = vocabulary.find((token) => token !== start && token.startsWith(start));
    if (longer !== undefined) return [start, longer];
  }
  return null;
}

/**
 * Whether no string at all can be cut in two ways (Sardinas and Patterson, 1953).
 *
 * Two cuts of one string leave, at any place, something over of the longer one. These rests start from pairs of entries
 * of which one starts the other, and lead from one to the next; a rest that is itself an entry closes both cuts.
 */
export function isUniquelyDecodable(vocabulary: readonly string[]): boolean {
  const entries = [...new Set(vocabulary)];
  const seen = new Set(entries.flatMap((entry) => restsAfter(entry, entries.filter((other) => other !== entry)))); // prettier-ignore
  // A set grows while it is walked through, so that every rest is followed.
  for (const rest of seen) {
    if (entries.includes(rest)) return false;
    const following = [...restsAfter(rest, entries), ...entries.flatMap((entry) => restsAfter(entry, [rest]))];
    for (const next of following) seen.add(next);
  }
  return true;
}

/** What is left of those strings that start with `start`. */
function restsAfter(start: string, strings: readonly string[]): readonly string[] {
  return strings.flatMap((whole) => (whole.startsWith(start) ? [whole.slice(start.length)] : []));
}

/** The sum of D^-|t| over the distinct tokens t for an alphabet of D characters. At most 1 for a prefix-free set (Kraft). */
export function kraftSum(vocabulary: readonly string[], alphabet: number): number {
  return sum([...new Set(vocabulary)].map((token) => alphabet ** -[...token].length));
}

/** All ways to cut a text into tokens, as lists of tokens; of an empty text, the one empty list. For short texts. */
export function everySegmentation(vocabulary: readonly string[], text: string): readonly (readonly string[])[] {
  if (text === '') return [[]];
  const tokens = [...new Set(vocabulary)].filter((token) => token !== '' && text.startsWith(token));
  return tokens.flatMap((token) =>
    everySegmentation(vocabulary, text.slice(token.length)).map((rest) => [token, ...rest]),
  );
}
