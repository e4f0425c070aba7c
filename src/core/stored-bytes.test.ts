import { expect, it } from 'vitest';
import { keptByAdam, storedBytes } from './stored-bytes.ts';

it('puts two codes into a byte, and counts 1, 2 and 4 bytes for the other widths', () => {
  expect(storedBytes({ nibbles: 6, bytes: 5, halves: 3, singles: 2 })).toBe(3 + 5 + 6 + 8);
});

it('takes 112 bytes for seven parameters under Adam', () => {
  expect(storedBytes(keptByAdam(7))).toBe(112);
});
