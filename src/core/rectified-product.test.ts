import { expect, it } from 'vitest';
import { rectifiedProduct } from './rectified-product.ts';

it('is the product of the means for independent normals, half of the variance for equal ones, and 0 for opposite ones', () => {
  expect(rectifiedProduct(0)).toBeCloseTo(1 / (2 * Math.PI), 8);
  expect(rectifiedProduct(1)).toBeCloseTo(1 / 2, 8);
  expect(rectifiedProduct(-1)).toBeCloseTo(0, 12);
});
