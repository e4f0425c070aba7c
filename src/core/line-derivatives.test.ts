import { expect, it } from 'vitest';
import { at } from './array.ts';
import { lineDerivatives } from './line-derivatives.ts';

it('x²y from (1, 2) along (1, 1) has slope 5 and second derivative 8', () => {
  const [slope, bend] = lineDerivatives((p) => at(p, 0) ** 2 * at(p, 1), { point: [1, 2], direction: [1, 1] });
  expect(slope).toBeCloseTo(5, 9);
  expect(bend).toBeCloseTo(8, 7);
});
