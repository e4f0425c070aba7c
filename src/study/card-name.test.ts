import { expect, it } from 'vitest';
import { cardId, cardName } from './card-name.ts';

it.each([
  ['rnn/loop', { chapter: 'rnn', kind: 'card', key: 'loop' }],
  ['rnn/problem/simple-rnn', { chapter: 'rnn', kind: 'problem', key: 'simple-rnn' }],
  ['rnn/discussion/clipping', { chapter: 'rnn', kind: 'discussion', key: 'clipping' }],
  ['rnn/problem', { chapter: 'rnn', kind: 'card', key: 'problem' }],
] as const)('reads the id %s and writes it again', (id, name) => {
  expect(cardName(id)).toEqual(name);
  expect(cardId(name)).toBe(id);
});
