import { expect, it } from 'vitest';
import { spacedLength, spacedMerge, symbolsEver } from './spaced-merge.ts';

it('joins a pair wherever both symbols stand whole', () => {
  expect(spacedMerge('l o lo w l o', { left: 'l', right: 'o' })).toBe('lo lo w lo');
});

it('does not take a part of a symbol for a symbol', () => {
  expect(spacedMerge('wl o w', { left: 'l', right: 'o' })).toBe('wl o w');
});

it('joins a run of equal symbols from the left', () => {
  expect(spacedMerge('a a a', { left: 'a', right: 'a' })).toBe('aa a');
});

const corpus = Object.entries({ low: 5, lower: 2, newest: 6, widest: 3 }).map(([word, count]) => ({ word, count }));

it('counts 95 tokens in the example of the chapter, and 86 after e + s', () => {
  expect(spacedLength(corpus, [])).toBe(95);
  expect(spacedLength(corpus, [{ left: 'e', right: 's', count: 9 }])).toBe(86);
});

it('finds ten letters and the end mark in it, and one symbol more after a merge', () => {
  expect(symbolsEver(corpus, [])).toBe(11);
  expect(symbolsEver(corpus, [{ left: 'e', right: 's', count: 9 }])).toBe(12);
});
