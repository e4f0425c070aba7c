import { expect, it } from 'vitest';
import { measuredError } from './measured-error.ts';

it.each([
  [2.44e-10, '2.4', '−10'],
  [9.96e-7, '1.0', '−6'],
  [0.03, '3.0', '−2'],
  [12, '1.2', '1'],
])('writes %d as a number from 1 to 10 and a power of ten', (error, mantissa, exponent) => {
  expect(measuredError(error)).toEqual({ mantissa, exponent });
});

it('writes an exact agreement as 0, without a power', () => {
  expect(measuredError(0)).toEqual({ mantissa: '0', exponent: null });
});
