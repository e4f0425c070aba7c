import { expect, it } from 'vitest';
import { productByInterpolation } from './polynomial-product.ts';

it('(1 + 2z)(3 - z²) is 3 + 6z - z² - 2z³', () => {
  const product = productByInterpolation([1, 2], [3, 0, -1]);
  for (const [i, expected] of [3, 6, -1, -2].entries()) expect(product[i]).toBeCloseTo(expected, 12);
});
