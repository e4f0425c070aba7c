import { at, range } from '../../core/array.ts';
import { beamSearch, bestFirst, everySequence, type Hypothesis, type Tokens } from '../../core/beam-search.ts';
import { tokenTree } from '../../core/token-tree.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: the probability of token a after each prefix of at most two tokens, and a beam width. */
export interface Numbers {
  /** After nothing, a, b, aa, ab, ba, bb. Token b has the rest. */
  readonly tree: Vector;
  readonly width: number;
}

/** How many tokens a sequence has. */
export const STEPS = 3;

/** The model, as the search reads it: token 0 is a, token 1 is b. */
export function decodingOf(tree: Vector) {
  const { next } = tokenTree(tree.map((a) => [a, 1 - a]));
  return { next, length: STEPS };
}

/** What a beam of the given width returns; width 1 is greedy decoding. */
export function returned(tree: Vector, width: number): Hypothesis {
  return at(bestFirst(beamSearch(decodingOf(tree), width)), 0);
}

/** All eight sequences in alphabetical order. */
export function leaves(tree: Vector): readonly Hypothesis[] {
  return everySequence(decodingOf(tree));
}

/** The most probable of all sequences. */
export function optimum(tree: Vector): Hypothesis {
  return at(bestFirst(leaves(tree)), 0);
}

/** The better of two greedy searches, one from each first token: a beam whose prefixes do not compete. */
export function sideBySide(tree: Vector): Hypothesis {
  const ends = [0, 1].map((first) => {
    const own = leaves(tree).filter(({ tokens }) => tokens[0] === first);
    return at(own.toSorted(byGreed(tree)), 0);
  });
  return at(bestFirst(ends), 0);
}

/** The smallest width whose beam returns the optimum. */
export function smallestWidth(tree: Vector): number {
  const best = wordOf(optimum(tree).tokens);
  return 1 + range(4).findIndex((k) => wordOf(returned(tree, k + 1).tokens) === best);
}

/** Prefixes whose probability a search of this width computes: two for each that it extends. */
export function scored(width: number): number {
  return 2 * (1 + Math.min(width, 2) + Math.min(width, 4));
}

/** The probability of a hypothesis, free of the rounding of logarithms. */
export function probabilityOf(tree: Vector, tokens: Tokens): number {
  const product = factorsOf(tree, tokens).reduce((before, factor) => before * factor, 1);
  return Number(product.toPrecision(12));
}

/** The conditional probabilities along a path. */
export function factorsOf(tree: Vector, tokens: Tokens): Vector {
  const { next } = decodingOf(tree);
  return tokens.map((token, t) => Number(at(next(tokens.slice(0, t)), token).toPrecision(12)));
}

/** A path in letters: "aba". */
export function wordOf(tokens: Tokens): string {
  return tokens.map((token) => (token === 0 ? 'a' : 'b')).join('');
}

/** Orders sequences of equal first tokens as a greedy search would: by the second factor, then by the third. */
function byGreed(tree: Vector): (left: Hypothesis, right: Hypothesis) => number {
  const factors = ({ tokens }: Hypothesis) => factorsOf(tree, tokens);
  return (left, right) => at(factors(right), 1) - at(factors(left), 1) || at(factors(right), 2) - at(factors(left), 2);
}
