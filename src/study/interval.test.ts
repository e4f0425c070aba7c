import { expect, it } from 'vitest';
import { intervalText } from './interval.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

it.each([
  [0, '1 min'],
  [10 * MINUTE, '10 min'],
  [59.4 * MINUTE, '59 min'],
  [59.6 * MINUTE, '1 h'],
  [23 * HOUR, '23 h'],
  [23.6 * HOUR, '1 day'],
  [4 * DAY, '4 days'],
  [46 * DAY, '46 days'],
  [61 * DAY, '2 months'],
  [163 * DAY, '5 months'],
  [498 * DAY, '16 months'],
  [1461 * DAY, '4 years'],
])('says %d milliseconds as "%s"', (milliseconds, text) => {
  expect(intervalText(milliseconds)).toBe(text);
});
