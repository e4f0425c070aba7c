import { expect, it } from 'vitest';
import { addressOf, choiceIn } from './choice.ts';

const PAGE = 'https://example.org/notes/recall/';
const SLUGS = ['cnn', 'gnn', 'rnn'];

it('asks for 10 cards of all chapters where the address says nothing', () => {
  expect(choiceIn(PAGE, SLUGS)).toEqual({ length: 10, chapters: [], sections: [] });
  expect(addressOf(PAGE, { length: 10, chapters: [], sections: [] })).toBe(PAGE);
});

it.each([
  ['?length=due', { length: 'due', chapters: [], sections: [] }],
  ['?length=5&chapters=cnn,rnn', { length: 5, chapters: ['cnn', 'rnn'], sections: [] }],
  ['?chapters=gnn', { length: 10, chapters: ['gnn'], sections: [] }],
] as const)('reads %s and writes it again', (search, choice) => {
  expect(choiceIn(PAGE + search, SLUGS)).toEqual(choice);
  expect(addressOf(PAGE, choice)).toBe(PAGE + search);
});

it('passes over what no address of its own would say', () => {
  expect(choiceIn(`${PAGE}?length=7&chapters=gone,rnn,<b>`, SLUGS)).toEqual({
    length: 10,
    chapters: ['rnn'],
    sections: [],
  });
});

it('keeps what else the address says', () => {
  expect(addressOf(`${PAGE}?day=3&length=5#top`, { length: 20, chapters: ['rnn'], sections: [] })).toBe(
    `${PAGE}?day=3&length=20&chapters=rnn#top`,
  );
});

it('names the sections that a plan asks for', () => {
  const choice = { length: 'due', chapters: [], sections: ['rnn/bptt', 'cnn/stride'] } as const;
  const address = `${PAGE}?length=due&sections=rnn/bptt,cnn/stride`;
  expect(choiceIn(address, SLUGS)).toEqual(choice);
  expect(addressOf(PAGE, choice)).toBe(address);
  expect(choiceIn(`${PAGE}?sections=,bptt`, SLUGS).sections).toEqual([]);
});
