import { expect, it } from 'vitest';
import { kronecker } from './kronecker.ts';
import { apply, distance, multiply, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';

it('puts the second matrix into each entry of the first', () => {
  expect(kronecker([[1, 2]], [[3], [4]])).toEqual([[3, 6], [4, 8]]); // prettier-ignore
});

it('acts on a matrix with stacked rows as A X Bᵀ', () => {
  const rng = createRng(1);
  const [a, x, b] = [normalMatrix(rng, 2, 3), normalMatrix(rng, 3, 4), normalMatrix(rng, 5, 4)];
  expect(distance([apply(kronecker(a, b), x.flat())], [multiply(multiply(a, x), transpose(b)).flat()])).toBeLessThan(1e-12); // prettier-ignore
});
