import fc from 'fast-check';
import { expect, it } from 'vitest';
import { at, sum } from '../core/array.ts';
import { startOf } from './day.ts';
import { duesByDay, spread } from './spread.ts';

const loads = fc.array(fc.nat(40), { minLength: 1, maxLength: 12 });

it.each([
  [
    [30, 0, 0],
    [10, 10, 10],
  ],
  [
    [10, 0, 0],
    [4, 3, 3],
  ],
  [
    [3, 9, 0, 0],
    [3, 3, 3, 3],
  ],
  [
    [0, 0, 8],
    [0, 0, 8],
  ],
  [
    [6, 0, 12],
    [3, 3, 12],
  ],
  [[], []],
])('spreads %j as %j', (dues, shares) => {
  expect(spread(dues)).toEqual(shares);
});

it('does all, and nothing before it is due', () => {
  fc.assert(
    fc.property(loads, (dues) => {
      const shares = spread(dues);
      expect(sum(shares)).toBe(sum(dues));
      for (const day of dues.keys())
        expect(sum(shares.slice(0, day + 1))).toBeLessThanOrEqual(sum(dues.slice(0, day + 1)));
    }),
  );
});

it('makes the busiest day no busier than it must be', () => {
  fc.assert(
    fc.property(loads, (dues) => {
      // All that comes due from some day on must be done on the days from then on.
      const needed = [...dues.keys()].map((day) => Math.ceil(sum(dues.slice(day)) / (dues.length - day)));
      expect(Math.max(...spread(dues))).toBe(Math.max(...needed));
    }),
  );
});

it('never makes a day much lighter than the one before', () => {
  fc.assert(
    fc.property(loads, (dues) => {
      const shares = spread(dues);
      for (const day of [...dues.keys()].slice(1))
        expect(at(shares, day)).toBeGreaterThanOrEqual(at(shares, day - 1) - 1);
    }),
  );
});

it('counts what is overdue as due today', () => {
  const today = startOf('2026-11-23');
  const HOUR = 3_600_000;
  const standing = (hours: number) => ({
    due: today + hours * HOUR,
    reviewed: today - 90 * HOUR,
    stability: 1,
    retrievability: 0.5,
  });
  const standings = [-40, 3, 20, 26, 30, 100].map(standing);
  expect(duesByDay(standings, 3, today + 9 * HOUR)).toEqual([3, 2, 0]);
});
