import { at, range } from './array.ts';
import { everySequence, type NextToken, type Tokens } from './beam-search.ts';

/** All prefixes of a length, without an end token, from the most to the least probable; probabilities multiplied up. */
export function rankedPrefixes(next: NextToken, length: number): readonly Tokens[] {
  const probability = (tokens: Tokens) => tokens.reduce((p, token, t) => p * at(next(tokens.slice(0, t)), token), 1);
  const all = everySequence({ next, length }).map(({ tokens }) => ({ tokens, value: probability(tokens) }));
  return all.toSorted((a, b) => b.value - a.value).map(({ tokens }) => tokens);
}

/** The beams of width k after each step, found in the full ranking: the first k whose parents the last beam holds. */
export function beamsByRanking(next: NextToken, length: number, k: number): readonly (readonly Tokens[])[] {
  const beams: (readonly Tokens[])[] = [[[]]];
  for (const t of range(length)) {
    const parents = new Set(at(beams, t).map((tokens) => tokens.join(' ')));
    const fits = (tokens: Tokens) => parents.has(tokens.slice(0, -1).join(' '));
    beams.push(rankedPrefixes(next, t + 1).filter(fits).slice(0, k)); // prettier-ignore
  }
  return beams.slice(1);
}
