import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { gradient } from './finite-differences.ts';
import { distance } from './matrix.ts';
import { fittedProduct, logCosh, rippledParabola } from './sample-losses.ts';

const rows = [[1, -2], [0.5, 3], [-1, 1]]; // prettier-ignore

it('all losses have gradients that agree with finite differences', () => {
  expect(distance([logCosh(rows).gradient([0.4, -0.3])], [gradient(logCosh(rows).value, [0.4, -0.3])])).toBeLessThan(1e-9); // prettier-ignore
  expect(distance([rippledParabola.gradient([1.7])], [gradient(rippledParabola.value, [1.7])])).toBeLessThan(1e-9);
  expect(distance([fittedProduct.gradient([2, -0.4])], [gradient(fittedProduct.value, [2, -0.4])])).toBeLessThan(1e-9);
});

it('ln cosh is 0 at 0 and grows like the absolute value', () => {
  expect(logCosh([[1]]).value([0])).toBeCloseTo(0, 15);
  expect(logCosh([[1]]).value([50])).toBeCloseTo(50 - Math.LN2, 12);
});

it('the rippled parabola has negative curvature somewhere and no second stationary point', () => {
  expect(2 + 6 * Math.cos(2 * 1.5)).toBeLessThan(0);
  const slopes = range(1000).map((i) => at(rippledParabola.gradient([(i + 1) / 100]), 0));
  expect(Math.min(...slopes)).toBeGreaterThan(0);
});
