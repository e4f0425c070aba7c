import { expect, it } from 'vitest';
import { range, sum } from './array.ts';
import { apply } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { dot } from './vector.ts';

it('draws the shape that is asked for, again from the same seed', () => {
  const draw = () => normalMatrix(createRng(9), 2, 3);
  expect(draw().map((row) => row.length)).toEqual([3, 3]);
  expect(draw()).toEqual(draw());
});

it('keeps the mean square of a vector within four standard errors', () => {
  const rng = createRng(10);
  const n = 2000;
  // With x of length sqrt(4), each |Wx|^2 / 4 is a chi-squared of 4 degrees over 4: mean 1, variance 1/2.
  const sizes = range(n).map(() => {
    const x = normalVector(rng, 4);
    const y = apply(normalMatrix(rng, 4, 4), x);
    return dot(y, y) / dot(x, x);
  });
  expect(Math.abs(sum(sizes) / n - 1)).toBeLessThan(4 * Math.sqrt(0.5 / n));
});
