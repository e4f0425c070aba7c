import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf, daysAfter, daysBetween, isDay, sameTimeAfter, startOf } from './day.ts';

const days = fc.integer({ min: 0, max: 60_000 }).map((count) => daysAfter('1970-01-01', count));

it.each(['2026-11-23', '2024-02-29', '1970-01-01'])('takes %s as a day', (text) => {
  expect(isDay(text)).toBe(true);
});

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-11-23', '2026-11-23T00:00', '0999-01-01', '', null, 20261123])(
  'takes %o as no day',
  (value) => {
    expect(isDay(value)).toBe(false);
  },
);

it('counts days over the ends of months and years, and over a leap day', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2024-03-01', -1)).toBe('2024-02-29');
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-12-01', '2026-11-23')).toBe(-8);
});

it('finds in a day the moments from its first to the last before the next', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(dayOf(startOf(day))).toBe(day);
      expect(dayOf(startOf(daysAfter(day, 1)) - 1)).toBe(day);
    }),
  );
});

it('goes as many days as it counts, forward and back', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, count) => {
      expect(daysBetween(day, daysAfter(day, count))).toBe(count);
      expect(daysAfter(daysAfter(day, count), -count)).toBe(day);
    }),
  );
});

it('comes to the right day at the same time of day, whatever clocks are changed between', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (day, count) => {
      const evening = startOf(day) + 23.5 * 3_600_000;
      expect(daysBetween(dayOf(evening), dayOf(sameTimeAfter(evening, count)))).toBe(count);
    }),
  );
});
