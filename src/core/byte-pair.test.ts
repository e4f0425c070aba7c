import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import {
  applyPairs,
  baseVocabulary,
  encodePairs,
  learnPairs,
  merged,
  pairCounts,
  tokenCount,
  uncut,
} from './byte-pair.ts';

const CORPUS = [
  { word: 'low', count: 5 },
  { word: 'lower', count: 2 },
  { word: 'newest', count: 6 },
  { word: 'widest', count: 3 },
];

const written = ({ left, right, count }: { readonly left: string; readonly right: string; readonly count: number }) =>
  `${left}+${right} ${count}`;

describe('on the corpus low 5, lower 2, newest 6, widest 3', () => {
  const { merges, corpora } = learnPairs(CORPUS, 100);

  it('learns these merges in this order, with ties broken by the smaller string', () => {
    expect(merges.slice(0, 12).map(written)).toEqual([
      'e+s 9',
      'es+t 9',
      'est+_ 9',
      'l+o 7',
      'lo+w 7',
      'e+w 6',
      'ew+est_ 6',
      'n+ewest_ 6',
      'low+_ 5',
      'd+est_ 3',
      'i+dest_ 3',
      'w+idest_ 3',
    ]);
  });

  it('ends after 15 merges with every word in one token', () => {
    expect(merges).toHaveLength(15);
    expect(at(corpora, 15).map(({ symbols }) => symbols)).toEqual([['low_'], ['lower_'], ['newest_'], ['widest_']]);
  });

  it('needs fewer and fewer tokens', () => {
    expect([0, 3, 5, 8, 10, 12, 15].map((m) => tokenCount(at(corpora, m)))).toEqual([95, 68, 54, 36, 28, 22, 16]);
    expect(95 / tokenCount(at(corpora, 10))).toBeCloseTo(3.39285714, 8);
  });

  it('starts from ten letters and the end mark', () => {
    expect(baseVocabulary(CORPUS)).toEqual(['_', 'd', 'e', 'i', 'l', 'n', 'o', 'r', 's', 't', 'w']);
  });

  it('cuts words that it never saw', () => {
    expect(encodePairs('lowest', merges.slice(0, 10))).toEqual(['low', 'est_']);
    expect(encodePairs('newer', merges.slice(0, 10))).toEqual(['n', 'ew', 'e', 'r', '_']);
    expect(encodePairs('wider', merges.slice(0, 10))).toEqual(['w', 'i', 'd', 'e', 'r', '_']);
    expect(encodePairs('é😀', merges)).toEqual(['é', '😀', '_']);
  });

  it('cuts the words of its own corpus as it left them', () => {
    for (const [i, { word }] of CORPUS.entries()) {
      expect(encodePairs(word, merges.slice(0, 7))).toEqual(at(at(corpora, 7), i).symbols);
    }
  });
});

it('counts a pair at every position, also where it overlaps itself, and merges from the left', () => {
  expect(pairCounts(uncut([{ word: 'aaa', count: 2 }])).map(written)).toEqual(['a+a 4', 'a+_ 2']);
  expect(merged(['a', 'a', 'a', '_'], { left: 'a', right: 'a' })).toEqual(['aa', 'a', '_']);
});

it('cuts by the order of the merges, not by the longest match', () => {
  const pair = (left: string, right: string) => ({ left, right });
  const banana = ['b', 'a', 'n', 'a', 'n', 'a'];
  expect(applyPairs(banana, [pair('n', 'a'), pair('a', 'na'), pair('a', 'n'), pair('b', 'an')])).toEqual(['b', 'ana', 'na']); // prettier-ignore
  expect(applyPairs(banana, [pair('a', 'n'), pair('n', 'a'), pair('b', 'an'), pair('an', 'a')])).toEqual(['ban', 'ana']); // prettier-ignore
});

it('learns nothing from nothing', () => {
  expect(learnPairs([], 5)).toEqual({ merges: [], corpora: [[]] });
});
