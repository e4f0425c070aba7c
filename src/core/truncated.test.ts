import { expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { createRng } from './rng.ts';
import { svd } from './singular-values.ts';
import { jostled, truncated } from './truncated.ts';

it('cuts the rows (3, 0) and (4, 5) to (1.5, 1.5) and (4.5, 4.5)', () => {
  expect(distance(truncated([[3, 0], [4, 5]], 1), [[1.5, 1.5], [4.5, 4.5]])).toBeLessThan(1e-12); // prettier-ignore
});

it('keeps a matrix whole at its full rank', () => {
  expect(distance(truncated([[3, 0], [4, 5]], 2), [[3, 0], [4, 5]])).toBeLessThan(1e-12); // prettier-ignore
});

it('jostles a matrix of rank 1 to another one of rank 1', () => {
  const near = jostled(createRng(3), truncated([[3, 0], [4, 5]], 1), 0.2); // prettier-ignore
  expect(svd(near).sigma).toHaveLength(1);
  expect(distance(near, [[1.5, 1.5], [4.5, 4.5]])).toBeGreaterThan(0.01); // prettier-ignore
});
