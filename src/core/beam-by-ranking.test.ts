import { expect, it } from 'vitest';
import { beamsByRanking, rankedPrefixes } from './beam-by-ranking.ts';
import type { Tokens } from './beam-search.ts';

/** First token .6 or .4; then an even choice, or .9 against .1. */
const next = (prefix: Tokens) => (prefix.length === 0 ? [0.6, 0.4] : prefix[0] === 0 ? [0.5, 0.5] : [0.9, 0.1]);

it('ranks sequences by the product of their probabilities: .36, .3, .3, .04', () => {
  expect(rankedPrefixes(next, 2)).toEqual([
    [1, 0],
    [0, 0],
    [0, 1],
    [1, 1],
  ]);
});

it('a beam of one keeps to its first token, a beam of two finds the best sequence', () => {
  expect(beamsByRanking(next, 2, 1)).toEqual([[[0]], [[0, 0]]]);
  expect(beamsByRanking(next, 2, 2).at(-1)).toEqual([
    [1, 0],
    [0, 0],
  ]);
});
