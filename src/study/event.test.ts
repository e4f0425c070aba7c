import { expect, it } from 'vitest';
import { stamp } from './event.ts';

it('gives ids that sort by time and hold the random words in full', () => {
  // 36^8 is 100000000 and 2^32 - 1 is 1z141z3 in base 36.
  expect(stamp(36 ** 8, [35, 2 ** 32 - 1])).toEqual({ v: 1, id: '100000000-000000z-1z141z3', at: 36 ** 8 });
  expect(stamp(999, [0]).id < stamp(1000, [0]).id).toBe(true);
});
