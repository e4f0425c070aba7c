import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mixed } from './mixed.ts';

const groupOf = (item: string): string => item.charAt(0);
const groups = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 });
const items = groups.map((list) => list.map((group, index) => `${group}${index}`));

/** How many neighbors are of one group. */
const meetings = (list: readonly string[]): number =>
  list.filter((item, index) => index > 0 && groupOf(item) === groupOf(list[index - 1] ?? '')).length;

it('takes the next of another group, and comes back to the one it passed over', () => {
  expect(mixed(['a1', 'a2', 'b1', 'c1'], { groupOf })).toEqual(['a1', 'b1', 'a2', 'c1']);
});

it('takes a large group early enough to part its members', () => {
  expect(mixed(['b1', 'c1', 'a1', 'a2', 'a3'], { groupOf })).toEqual(['a1', 'b1', 'a2', 'c1', 'a3']);
});

it('keeps an order that is mixed already', () => {
  expect(mixed(['a1', 'b1', 'a2', 'c1'], { groupOf })).toEqual(['a1', 'b1', 'a2', 'c1']);
});

it('begins with another group than the one before', () => {
  expect(mixed(['a1', 'b1'], { groupOf, after: 'a' })).toEqual(['b1', 'a1']);
  expect(mixed(['a1'], { groupOf, after: 'a' })).toEqual(['a1']);
});

it('keeps all items, and lets as few of a group meet as can be', () => {
  fc.assert(
    fc.property(items, (list) => {
      const result = mixed(list, { groupOf });
      expect([...result].sort()).toEqual([...list].sort());
      const largest = Math.max(0, ...[...Map.groupBy(list, groupOf).values()].map(({ length }) => length));
      // A group of m among n items has n - m others to part it, which leaves m - 1 - (n - m) meetings.
      expect(meetings(result)).toBe(Math.max(0, 2 * largest - 1 - list.length));
    }),
  );
});
