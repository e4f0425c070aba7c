import { at, range, sum } from './array.ts';
import type { NextToken, Tokens } from './beam-search.ts';
import { softmax } from './dense-network.ts';
import type { Rng } from './rng.ts';
import { times, type Vector } from './vector.ts';

/** A model over a small vocabulary, written out for every prefix shorter than its depth. */
export interface TokenTree {
  /** V, the number of tokens. */
  readonly vocabulary: number;
  /** T, the length of its sequences. */
  readonly depth: number;
  readonly next: NextToken;
}

/**
 * The tree whose distributions stand in `rows`, level by level, in each level by the order of the prefixes.
 *
 * Rows are (V^T - 1) / (V - 1) lists of V probabilities; throws RangeError when there is another number of them.
 */
export function tokenTree(rows: readonly Vector[]): TokenTree {
  const vocabulary = at(rows, 0).length;
  const depth = range(rows.length + 1).findIndex((levels) => levelStart(levels, vocabulary) === rows.length);
  if (depth === -1) throw new RangeError(`${rows.length} rows of ${vocabulary} are no whole tree`);
  return { vocabulary, depth, next: (prefix) => at(rows, placeOf(prefix, vocabulary)) };
}

/** A tree of V = 2 tokens (0 is a, 1 is b) and T = 3 on which greedy, a beam of 2 and the optimum are aaa, aba and baa. */
export const exampleTree: TokenTree = tokenTree(
  [0.55, 0.52, 0.58, 0.54, 0.8, 0.95, 0.5].map((probabilityOfA) => [probabilityOfA, 1 - probabilityOfA]),
);

/** A tree with random distributions softmax(sharpness · normals): V normals for each row, in the order of `tokenTree`. */
export function randomTree(size: RandomTree, rng: Rng): TokenTree {
  const rows = range(levelStart(size.depth, size.vocabulary));
  return tokenTree(rows.map(() => softmax(times(size.sharpness, range(size.vocabulary).map(rng.normal)))));
}

/** The shape of a random tree: V of at least 2, T of at least 1, and by how much its logits differ. */
export interface RandomTree {
  readonly vocabulary: number;
  readonly depth: number;
  readonly sharpness: number;
}

/** How many prefixes are shorter than `length`: the row of the first prefix of that length. */
function levelStart(length: number, vocabulary: number): number {
  return sum(range(length).map((level) => vocabulary ** level));
}

/** The row of a prefix: in its level, its tokens are the digits of its place. */
function placeOf(prefix: Tokens, vocabulary: number): number {
  return levelStart(prefix.length, vocabulary) + prefix.reduce((place, token) => place * vocabulary + token, 0);
}
