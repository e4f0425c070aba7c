import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instanceAddress, readSeed, seedInAddress } from './seed.ts';

const PAGE = 'https://example.org/notes/rnn/?horizon=20&problem=other&seed=9#loop';

it('reads every seed back from how it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      expect(readSeed(String(seed))).toBe(seed);
    }),
  );
});

it.each(['', '-1', '+1', '01', '1.5', '1e3', ' 1', '4294967296', '99999999999', '<b>', '0x10'])(
  'refuses "%s" as a seed',
  (text) => {
    expect(readSeed(text)).toBeNull();
  },
);

it('names one instance in an address and keeps what else the address says', () => {
  expect(instanceAddress(PAGE, 'simple-rnn', 42)).toBe(
    'https://example.org/notes/rnn/?horizon=20&problem=simple-rnn&seed=42#problem-simple-rnn',
  );
});

it('gives the printed instance an address without a seed', () => {
  expect(instanceAddress(PAGE, 'simple-rnn', 0)).toBe('https://example.org/notes/rnn/?horizon=20#problem-simple-rnn');
});

it('finds in an address only the seed of its own problem', () => {
  const address = instanceAddress(PAGE, 'simple-rnn', 42);
  expect(seedInAddress(address, 'simple-rnn')).toBe('42');
  expect(seedInAddress(address, 'kalman')).toBeNull();
});
