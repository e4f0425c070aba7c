import { describe, expect, it } from 'vitest';
import { corpusOf } from './corpus.ts';
import { model, tokensLeft, written } from './model.ts';

const START = { M: 0, panel: 'merges', corpus: 'low 5, lower 2, newest 6, widest 3', word: 'lowest' } as const;
const shown = (changes: Partial<{ M: number; corpus: string; word: string }>) =>
  model.derive(null, { ...START, ...changes });
const cut = (M: number, word: string) => shown({ M, word }).encoded.map(({ token }) => token);

describe('on the toy corpus', () => {
  it('learns the merges of the notes', () => {
    expect(shown({ M: 9 }).merges.map(written)).toEqual([
      'e + s (9)',
      'es + t (9)',
      'est + _ (9)',
      'l + o (7)',
      'lo + w (7)',
      'e + w (6)',
      'ew + est_ (6)',
      'n + ewest_ (6)',
      'low + _ (5)',
    ]);
  });

  it('has ever fewer tokens, and 16 for its 16 words at the end', () => {
    expect([0, 3, 5, 8, 10, 12, 15].map((M) => tokensLeft(shown({ M })))).toEqual([95, 68, 54, 36, 28, 22, 16]);
  });

  it('reads out symbols per token and the size of the vocabulary', () => {
    const at = { ...START, M: 10 };
    expect(model.readings(model.derive(null, at), at).map(({ value }) => value)).toEqual(['28', '3.39', '21', '2']);
  });

  it('cuts unseen words into parts that it learned', () => {
    expect(cut(10, 'lowest')).toEqual(['low', 'est_']);
    expect(cut(10, 'newer')).toEqual(['n', 'ew', 'e', 'r', '_']);
    expect(cut(10, 'wider')).toEqual(['w', 'i', 'd', 'e', 'r', '_']);
    expect(cut(5, 'lowest')).toEqual(['low', 'est_']);
  });

  it('starts by counting es 9, lo 7 and we 8', () => {
    const count = (left: string, right: string) =>
      shown({}).pairs.find((pair) => pair.left === left && pair.right === right)?.count;
    expect([count('e', 's'), count('l', 'o'), count('w', 'e')]).toEqual([9, 7, 8]);
  });
});

describe('on a corpus of the reader', () => {
  it('takes any text, and counts words that come again', () => {
    expect(corpusOf('the cat, the dog 3; 7')).toEqual([
      { word: 'the', count: 2 },
      { word: 'cat', count: 1 },
      { word: 'dog', count: 3 },
      { word: '7', count: 1 },
    ]);
    expect(corpusOf(' ,, a 0, ')).toEqual([]);
  });

  it('cuts words of more than 20 letters and counts of more than 999', () => {
    expect(corpusOf(`${'x'.repeat(30)} 99999`)).toEqual([{ word: 'x'.repeat(20), count: 999 }]);
  });

  it('shows an empty corpus as empty, and marks what it does not know', () => {
    const { encoded, tokens, vocabulary } = shown({ corpus: '', word: 'ab', M: 5 });
    expect({ tokens, vocabulary }).toEqual({ tokens: [0], vocabulary: 0 });
    expect(encoded.map(({ isKnown }) => isKnown)).toEqual([false, false, false]);
  });

  it('stops when every word is one token', () => {
    expect(shown({ corpus: 'ab', M: 15 }).merges.map(written)).toEqual(['a + b (1)', 'ab + _ (1)']);
  });
});
