import { expect, it } from 'vitest';
import { bleu, brevityPenalty, clippedPrecision, matchedShare, ngrams } from './bleu.ts';

const pair = (candidate: string, reference: string) => ({
  candidate: candidate.split(' '),
  reference: reference.split(' '),
});

it('ngrams lists all runs of n neighbors, none where the sentence is shorter', () => {
  expect(ngrams(['a', 'b', 'c'], 2)).toEqual(['a b', 'b c']);
  expect(ngrams(['a', 'b', 'c'], 4)).toEqual([]);
});

it('a repeated run counts as often as the reference holds it', () => {
  const comparison = pair('a a a b', 'a a c b');
  expect(clippedPrecision(comparison, 1)).toBe(3 / 4);
  expect(clippedPrecision(comparison, 2)).toBe(1 / 3);
  expect([1, 2].map((n) => matchedShare(comparison, n))).toEqual([3 / 4, 1 / 3]);
});

it('only a candidate shorter than its reference is punished', () => {
  expect(brevityPenalty(pair('a b', 'a b c d'))).toBeCloseTo(Math.exp(-1), 12);
  expect(brevityPenalty(pair('a b c d', 'a b'))).toBe(1);
});

it('a copy has BLEU 1, a text without a common bigram 0', () => {
  expect(bleu(pair('a b c d e', 'a b c d e'), 4)).toBeCloseTo(1, 12);
  expect(bleu(pair('a c b d', 'a b c d'), 2)).toBe(0);
});
