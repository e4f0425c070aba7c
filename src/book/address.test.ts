import { expect, it } from 'vitest';
import { pagePath } from './address.ts';

it('puts the notes at the address of the chapter and the other parts below', () => {
  expect([pagePath('rnn', 'notes'), pagePath('rnn', 'homeworks'), pagePath('rnn', 'discussions')]).toEqual([
    '/rnn/',
    '/rnn/homeworks/',
    '/rnn/discussions/',
  ]);
});
