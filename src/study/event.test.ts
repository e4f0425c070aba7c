import { expect, it } from 'vitest';
import { readEvent, stamp } from './event.ts';

const review = { v: 1, id: 'a', at: 5, kind: 'review', card: 'rnn/loop', grade: 'good' };
const answer = { v: 1, id: 'b', at: 6, kind: 'answer', problem: 'rnn/simple', seed: 0, blank: 'dw', verdict: 'wrong' };
const retract = { v: 1, id: 'c', at: 7, kind: 'retract', of: 'a' };

it.each([review, answer, { ...answer, slip: true }, retract])(
  'reads back $kind events as they were written',
  (event) => {
    expect(readEvent(structuredClone(event))).toEqual(event);
  },
);

it.each([
  { ...review, v: 2, grade: 'perfect' },
  { ...review, kind: 'exam', score: 3 },
])('leaves alone what a newer version wrote: version $v, kind $kind', (value) => {
  expect(readEvent(value)).toBe('unknown');
});

it.each([
  null,
  'review',
  [],
  {},
  { ...review, v: '1' },
  { ...review, id: '' },
  { ...review, at: Number.NaN },
  { ...review, at: -1 },
  { ...review, at: 8.64e15 + 1 },
  { ...review, grade: 'perfect' },
  { ...review, card: 7 },
  { ...answer, seed: -1 },
  { ...answer, seed: 2 ** 32 },
  { ...answer, seed: 0.5 },
  { ...answer, verdict: 'unreadable' },
  { ...answer, slip: 'yes' },
  { ...retract, of: undefined },
])('calls damaged what no version could have written: %o', (value) => {
  expect(readEvent(value)).toBe('unreadable');
});

it('gives ids that sort by time and hold the random words in full', () => {
  // 36^8 is 100000000 and 2^32 - 1 is 1z141z3 in base 36.
  expect(stamp(36 ** 8, [35, 2 ** 32 - 1])).toEqual({ v: 1, id: '100000000-000000z-1z141z3', at: 36 ** 8 });
  expect(stamp(999, [0]).id < stamp(1000, [0]).id).toBe(true);
});
