import { expect, it } from 'vitest';
import { at } from './array.ts';
import { gradient, jacobian } from './finite-differences.ts';
import { distance } from './matrix.ts';

it('finds the slope of a function in each of its variables', () => {
  // d/dx (x^2 y + sin y) = 2xy, d/dy = x^2 + cos y.
  const slopes = gradient((p) => at(p, 0) ** 2 * at(p, 1) + Math.sin(at(p, 1)), [1.5, -0.5]);
  expect(distance([slopes], [[-1.5, 2.25 + Math.cos(0.5)]])).toBeLessThan(1e-11);
});

it('is exact up to the fourth power, but for rounding', () => {
  const quartic = (x: number) => 3 * x ** 4 - 21 * x ** 2;
  expect(gradient((p) => quartic(at(p, 0)), [2])[0]).toBeCloseTo(12, 9);
});

it('has one row for each output and one column for each input', () => {
  const slopes = jacobian((p) => [at(p, 0) * at(p, 1), Math.exp(at(p, 0)), at(p, 1)], [0.5, 2]);
  expect(distance(slopes, [[2, 0.5], [Math.exp(0.5), 0], [0, 1]])).toBeLessThan(1e-11); // prettier-ignore
});
