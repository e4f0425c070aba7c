import { expect, it } from 'vitest';
import { joinedSegments } from './joined-segments.ts';

it('joins pieces in any order and direction to one line', () => {
  const lines = joinedSegments([
    [
      [1, 0],
      [2, 0],
    ],
    [
      [3, 1],
      [2, 0],
    ],
    [
      [0, 0],
      [1, 0],
    ],
  ]);
  expect(lines).toHaveLength(1);
  expect([lines[0], lines[0]?.toReversed()]).toContainEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
  ]);
});

it('keeps lines apart that do not meet, and closes a ring', () => {
  const lines = joinedSegments([
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [0, 1],
    ],
    [
      [0, 1],
      [0, 0],
    ],
    [
      [5, 5],
      [6, 6],
    ],
  ]);
  expect(lines.map(({ length }) => length)).toEqual([4, 2]);
  expect(lines[0]?.[0]).toEqual(lines[0]?.at(-1));
});

it('draws nothing of nothing', () => {
  expect(joinedSegments([])).toEqual([]);
});
