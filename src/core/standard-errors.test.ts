import { expect, it } from 'vitest';
import { standardErrors } from './standard-errors.ts';

it('four measurements 1, 2, 3, 4 have mean 2.5 and standard error √(5/12)', () => {
  expect(standardErrors([1, 2, 3, 4], 2.5)).toBe(0);
  expect(standardErrors([1, 2, 3, 4], 3.5)).toBeCloseTo(1 / Math.sqrt(5 / 12), 12);
});
