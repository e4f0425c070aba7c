import { expect, it } from 'vitest';
import { createRng } from './rng.ts';
import { everyCut, randomWord } from './text-cuts.ts';

it('cuts a word of three letters in four ways', () => {
  expect(everyCut('and').map((pieces) => pieces.join(' ')).toSorted()).toEqual(['a n d', 'a nd', 'an d', 'and']); // prettier-ignore
});

it('leaves one letter whole', () => {
  expect(everyCut('a')).toEqual([['a']]);
});

it('draws words of the letters given', () => {
  expect(randomWord(createRng(1), 'ab', 20)).toMatch(/^(?=.*a)(?=.*b)[ab]{20}$/);
});
