import { expect, it } from 'vitest';
import type { Param } from '../core/model.ts';
import { logStops, nearestStop } from './spacing.ts';

const steps: Param & { readonly kind: 'number' } = {
  kind: 'number',
  label: 'Steps t',
  min: 1,
  max: 500,
  step: 1,
  start: 20,
  spacing: 'log',
};

it('stops at every value of the grid where those are far apart, and evenly in the logarithm beyond', () => {
  const stops = logStops(steps);
  expect(stops.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(stops.at(-1)).toBe(500);
  expect((stops.at(-1) ?? 0) / (stops.at(-2) ?? 1)).toBeCloseTo(500 ** (1 / 119), 2);
  expect(stops).toEqual([...new Set(stops)].toSorted((a, b) => a - b));
});

it('finds the stop nearest to a value between two of them', () => {
  expect(nearestStop([1, 2, 4, 8], 5)).toBe(2);
  expect(nearestStop([1, 2, 4, 8], 900)).toBe(3);
});

it('stops at 0 before all else where the range begins there', () => {
  const stops = logStops({ ...steps, min: 0, max: 100, step: 0.1 });
  expect(stops.slice(0, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(stops.at(-1)).toBe(100);
  expect(stops).toEqual([...new Set(stops)].toSorted((a, b) => a - b));
});

it('refuses a range that begins below 0', () => {
  expect(() => logStops({ ...steps, min: -1 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: the knob Steps t begins at -1, which has no logarithm]`,
  );
});
