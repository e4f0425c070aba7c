import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paperIn, paperText } from './paper-address.ts';

const SLUGS = ['basics', 'cnn', 'rnn'];
const read = (text: string) => paperIn(new URLSearchParams(text), SLUGS);

it('says what makes a paper, and leaves out what is as usual', () => {
  expect(paperText({ seed: 7, minutes: 80, questions: null, chapters: [] })).toBe('seed=7&minutes=80');
  const chosen = { seed: 7, minutes: 45, questions: 10, chapters: ['cnn', 'rnn'] };
  expect(paperText(chosen)).toBe('seed=7&minutes=45&questions=10&chapters=cnn,rnn');
});

it('is read back as it was written', () => {
  const choice = fc.record({
    seed: fc.nat(2 ** 32 - 1),
    minutes: fc.integer({ min: 10, max: 300 }),
    questions: fc.option(fc.integer({ min: 1, max: 40 })),
    chapters: fc.subarray(SLUGS),
  });
  fc.assert(
    fc.property(choice, (paper) => {
      expect(read(paperText(paper))).toEqual(paper);
    }),
  );
});

it('names no paper without a valid seed', () => {
  for (const text of ['', 'minutes=80', 'seed=', 'seed=-1', 'seed=1.5', 'seed=4294967296', 'seed=x']) {
    expect(read(text)).toBeNull();
  }
});

it('takes what is missing or out of bounds as usual, and chapters in the order of the book', () => {
  expect(read('seed=1&minutes=9000&questions=0&chapters=rnn,gone,basics')).toEqual({
    seed: 1,
    minutes: 80,
    questions: null,
    chapters: ['basics', 'rnn'],
  });
});
