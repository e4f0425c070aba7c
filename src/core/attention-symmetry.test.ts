import { expect, it } from 'vitest';
import { symmetryErrors } from './attention-symmetry.ts';

it('finds that a causal mask turns the swapped tokens (0, 1) into (0, 0.731), where (0.5, 1) would be equivariant', () => {
  const weights = { query: [[1]], key: [[1]], value: [[1]] };
  const errors = symmetryErrors({ inputs: [[1], [0]], weights, queries: [[2]], values: [[5], [7]] }, [1, 0]);
  expect(errors.self).toBeLessThan(1e-15);
  expect(errors.cross).toBeLessThan(1e-15);
  expect(errors.causal).toBeCloseTo(0.5, 12); // the first output: 0 in place of 0.5
});
