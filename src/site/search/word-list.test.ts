import { expect, it } from 'vitest';
import { packWords, unpackWords } from './word-list.ts';

it('a word is the number of letters that it shares with the one before, at most nine, and the rest', () => {
  expect(packWords(['gradient', 'gradients', 'graph'])).toBe('0gradient8s3ph');
  expect(packWords(['regularization', 'regularizations'])).toBe('0regularization9ations');
});

it('words are read as they were written, in any alphabet', () => {
  const words = ['a', 'an', 'an', 'ann', 'b', 'poincare', 'δοκιμη', 'δοκος'];
  expect(unpackWords(packWords(words))).toEqual(words);
  expect(unpackWords('')).toEqual([]);
});
