import { expect, it } from 'vitest';
import { hasTwins } from './twins.ts';

const tolerance = { absolute: 1e-3 };

it('finds two mistakes that lead to one number', () => {
  const slips = [
    { value: 2, because: 'Not halved.' },
    { value: 2.0004, because: 'Not squared.' },
  ];
  expect(hasTwins({ value: 1, slips, tolerance })).toBe(true);
  expect(hasTwins({ value: 1, slips, tolerance: { absolute: 1e-4 } })).toBe(false);
});

it('compares vectors and matrices by all their entries', () => {
  const slips = [
    { value: [[1], [2]], because: 'Swapped.' },
    { value: [[1], [3]], because: 'Doubled.' },
  ];
  expect(hasTwins({ value: [[0], [0]], slips, tolerance })).toBe(false);
  expect(hasTwins({ value: [0, 0], slips: slips.map((slip) => ({ ...slip, value: [1, 2] })), tolerance })).toBe(true);
});

it('passes over slips that share their words or equal the right answer', () => {
  const same = { value: 2, because: 'Not halved.' };
  expect(hasTwins({ value: 1, slips: [same, same], tolerance })).toBe(false);
  expect(hasTwins({ value: 2, slips: [same, { value: 2, because: 'Not squared.' }], tolerance })).toBe(false);
});
