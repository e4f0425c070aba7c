import { describe, expect, it } from 'vitest';
import { model, waysInWords, waysOf } from './model.ts';

const shown = (vocabulary: string, string: string, A = 1) => model.derive(null, { vocabulary, string, A });
const ways = (vocabulary: string, string: string) => waysOf(shown(vocabulary, string));

describe('the number of ways', () => {
  it('is that of the notes', () => {
    expect(ways('a, an, n, d', 'and')).toBe(2);
    expect(ways('a, aa', 'aaaaa')).toBe(8);
    expect(ways('a, aa', 'aaaaaaaaaa')).toBe(89);
    expect(ways('a, aa, aaa', 'aaaaaa')).toBe(24);
    expect(ways('b, a, n, an, na, ban, ana', 'banana')).toBe(16);
    expect(ways('0, 01, 11', '00111')).toBe(1);
  });

  it('stands at every place of the string', () => {
    expect(shown('a, aa', 'aaaaa').counts).toEqual([1, 1, 2, 3, 5, 8]);
    expect(shown('a, an, n, d', 'and').counts).toEqual([1, 1, 2, 2]);
  });

  it('is none where no cut gets through, and one for nothing', () => {
    expect(waysInWords(shown('an', 'and'))).toBe('no way to be cut');
    expect(waysInWords(shown('', ''))).toBe('1 way to be cut');
  });
});

describe('the vocabulary', () => {
  it('is read at commas and spaces, each token once', () => {
    expect(shown(' a,an  n,,a <b>', 'x').tokens).toEqual(['a', 'an', 'n', '<b>']);
  });

  it('can be unique without being prefix-free', () => {
    expect(shown('0, 01, 11', '00111')).toMatchObject({ prefix: ['0', '01'], isUnique: true, alphabet: 2, kraft: 1 });
    expect(shown('0, 10, 110, 111', '0')).toMatchObject({ prefix: null, isUnique: true, kraft: 1 });
    expect(shown('a, an, n, d', 'and')).toMatchObject({ prefix: ['a', 'an'], isUnique: false, alphabet: 3 });
  });

  it('has the Kraft sum of the alphabet that is set, but of no smaller one than is typed', () => {
    expect(shown('a, n, an', '', 26).kraft).toBeCloseTo(0.0784023669, 10);
    expect(shown('a, n, an', '', 1).alphabet).toBe(2);
  });
});

it('cuts banana by the longest match into ban and ana', () => {
  const { longest } = shown('b, a, n, an, na, ban, ana', 'banana');
  expect(longest.tokens.map(({ token }) => token)).toEqual(['ban', 'ana']);
});

it('says in how many of the cuts a token takes part', () => {
  const uses = shown('a, an, n, d', 'and').placed.map(({ token, uses }) => [token, uses]);
  expect(uses).toEqual([
    ['a', 1],
    ['an', 1],
    ['n', 1],
    ['d', 2],
  ]);
});
