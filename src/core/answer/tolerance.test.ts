import { expect, it } from 'vitest';
import { EXACT, isClose, isRounding } from './tolerance.ts';

it('takes the larger of the absolute and the relative distance', () => {
  expect(isClose(101, 100, { relative: 0.01 })).toBe(true);
  expect(isClose(102, 100, { relative: 0.01 })).toBe(false);
  expect(isClose(102, 100, { relative: 0.01, absolute: 2 })).toBe(true);
});

it('includes the edge of the tolerance in spite of binary rounding', () => {
  expect(isClose(0.3, 0.2, { absolute: 0.1 })).toBe(true);
  expect(isClose(0.1 + 0.2, 0.3, EXACT)).toBe(true);
});

it('takes nothing for close to a number that is none', () => {
  expect(isClose(Number.NaN, 1, { absolute: 10 })).toBe(false);
  expect(isClose(1, Number.NaN, { absolute: 10 })).toBe(false);
});

it('recognizes a number that was rounded too far, unless it was rounded to a whole number', () => {
  expect(isRounding(0.31, 0.3093999)).toBe(true);
  expect(isRounding(0.32, 0.3093999)).toBe(false);
  expect(isRounding(4, 3.5)).toBe(false);
});
