import { expect, it } from 'vitest';
import { range } from './array.ts';
import { calibrationErrorOf } from './calibration-error.ts';

it('is 0.1 for ten answers of 0.9 with 7 right and ten of 0.6 with 6 right', () => {
  const confidences = range(20).map((i) => (i < 10 ? 0.9 : 0.6));
  const hits = range(20).map((i) => (i < 7 || (i >= 10 && i < 16) ? 1 : 0));
  expect(calibrationErrorOf({ confidences, hits }, 10)).toBeCloseTo(0.1, 12);
});

it('is the gap of the means when there is one bin, where errors of both signs cancel', () => {
  expect(calibrationErrorOf({ confidences: [0.9, 0.5], hits: [0, 1] }, 1)).toBeCloseTo(0.2, 12);
  expect(calibrationErrorOf({ confidences: [0.9, 0.5], hits: [0, 1] }, 4)).toBeCloseTo(0.7, 12);
});

it('counts a confidence of 1 in the last bin', () => {
  expect(calibrationErrorOf({ confidences: [1], hits: [1] }, 5)).toBe(0);
});
