import { expect, it } from 'vitest';
import { bisection } from './bisection.ts';

it('finds the root of two to the last digit, whichever end is positive', () => {
  expect(bisection((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  expect(bisection((x) => 2 - x * x, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
});

it('finds a jump as well as a zero', () => {
  expect(bisection((x) => (x < 0.3 ? -1 : 1), 0, 1)).toBeCloseTo(0.3, 15);
});

it('needs a change of sign', () => {
  expect(() => bisection((x) => x * x + 1, -1, 1)).toThrow(RangeError);
});
