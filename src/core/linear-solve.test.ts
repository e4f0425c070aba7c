import { expect, it } from 'vitest';
import { range } from './array.ts';
import { solve } from './linear-solve.ts';
import { distance, multiply } from './matrix.ts';
import { createRng } from './rng.ts';

it('solves a system by hand, with a row exchange', () => {
  // 2y = 4 and x + y = 5.
  expect(solve([[0, 2], [1, 1]], [[4], [5]])).toEqual([[3], [2]]); // prettier-ignore
});

it('gives back the right-hand side when it is multiplied by the matrix', () => {
  const rng = createRng(4);
  const a = range(6).map(() => range(6).map(rng.normal));
  const b = range(6).map(() => range(2).map(rng.normal));
  expect(distance(multiply(a, solve(a, b)), b)).toBeLessThan(1e-12);
});

it('refuses a singular matrix', () => {
  expect(() => solve([[1, 2], [2, 4]], [[1], [1]])).toThrow('the matrix is singular'); // prettier-ignore
});
